/**
 * A warning as WeChat's subscription message: the operator gives leave for one message at a time, on the
 * operator pages; without it WeChat refuses (43101), and trying again cannot help.
 */
import { openApi } from '../cloud/open-api';
import type { AlertText } from '../domain/alert-text';
import type { Channel, Sent } from '../operator-ports';

/** The setting `OPERATOR_TEMPLATE`: a template of the mini-program, and which of its fields says what. */
export interface MessageTemplate {
  readonly id: string;
  /** Names of the template's fields, such as `thing1`, `thing2`, `time3`. */
  readonly title: string;
  readonly detail: string;
  readonly time: string;
}

const PAGE = 'operator/pages/overview/overview';

/** No leave, a wrong template or field, no permission: the same answer every time. */
const FINAL: ReadonlySet<number> = new Set([43101, 40003, 40037, 41028, 41029, 47003, -604100, -604101]);

/** @param id stable, and not the open id */
export function createSubscribeChannel(id: string, openId: string, template: MessageTemplate): Channel {
  return {
    id,
    async send({ title, brief, time }: AlertText): Promise<Sent> {
      const data = {
        [template.title]: { value: title },
        [template.detail]: { value: brief },
        [template.time]: { value: time },
      };
      const answer = await openApi.sendSubscribeMessage({
        touser: openId,
        templateId: template.id,
        page: PAGE,
        data,
      });
      if (answer.ok) return { ok: true };
      return { ok: false, problem: `WECHAT_${answer.code}`, isFinal: FINAL.has(answer.code) };
    },
  };
}
