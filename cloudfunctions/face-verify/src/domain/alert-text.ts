/** The operators' words for a warning: what happened, and what to do now. Chinese, as the pages. */
import type { Alert, Incident } from './alerts';

/** In every text: DingTalk lets a robot speak by a keyword. */
const PRODUCT_NAME = '人证核验';

export interface AlertText {
  /** At most 20 characters, as a subscription message's `thing` has it. */
  readonly title: string;
  /** At most 20 characters, too. */
  readonly brief: string;
  /** Everything, for a chat group. */
  readonly text: string;
  /** `2026-11-24 10:50` in China. */
  readonly time: string;
}

const CHINA_OFFSET_MS = 8 * 60 * 60 * 1000;

const inChina = (instant: number): string =>
  new Date(instant + CHINA_OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ');
const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`;

interface Words {
  readonly title: string;
  readonly brief: string;
  readonly advice: string;
}

function wordsOf(incident: Incident): Words {
  switch (incident.kind) {
    case 'LOW': {
      const { remaining, share, daysLeft } = incident;
      const days = daysLeft === null ? '' : `，约够 ${Math.floor(daysLeft)} 天`;
      return {
        title: '剩余次数不足',
        brief: `剩 ${remaining} 次（${percent(share)}）`,
        advice: `剩余 ${remaining} 次，占 ${percent(share)}${days}。请尽快购买套餐包，并在“套餐包”里登记。`,
      };
    }
    case 'NONE_LEFT':
      return {
        title: '次数已用完',
        brief: '没有可用的套餐包',
        advice: '登记的套餐包都已用完或到期。请马上购买并登记，否则核验会自动暂停。',
      };
    case 'EXPIRING': {
      const { remaining, to } = incident;
      return {
        title: '套餐包即将到期',
        brief: `${inChina(to).slice(5, 10)} 到期，剩 ${remaining} 次`,
        advice: `一个套餐包将在 ${inChina(to)} 到期，还剩 ${remaining} 次，到期作废。请安排续费。`,
      };
    }
    case 'PAUSED':
      return {
        title: '核验已自动暂停',
        brief: incident.problem,
        advice: `接口拒绝了调用（${incident.problem}），服务已自动暂停，没有人会白拍照片。处理办法见 docs/operate.md。`,
      };
    case 'STOPPED':
      return {
        title: '核验已由管理员暂停',
        brief: '请在管理页恢复',
        advice: '一位管理员暂停了核验。恢复之前，不会有人被要求拍照。',
      };
    case 'FAILURES': {
      const { failed, sent } = incident;
      return {
        title: '失败次数上升',
        brief: `最近 ${sent} 次中有 ${failed} 次失败`,
        advice: `最近约一小时 ${sent} 次调用中，有 ${failed} 次没有得到结果。请查看“结果分布”和日志。`,
      };
    }
  }
}

export function textOf({ incident, at }: Alert): AlertText {
  const { title, brief, advice } = wordsOf(incident);
  const time = inChina(at);
  return { title, brief: brief.slice(0, 20), time, text: `【${PRODUCT_NAME}】${title}\n${advice}\n${time}` };
}
