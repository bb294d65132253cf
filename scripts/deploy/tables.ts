/** Tables of docs/go-live*.md that are made from code: the steps of the deployment, the prices, the guideline. */

import { config } from '../../miniprogram/config';
import { PRICE_LIST } from '../../miniprogram/contract/price-list';
import { code, table } from '../markdown';
import { UPLOAD_KEY } from './owner-rows';
import { planOf, shown } from './plan';
import { guideline, NO_PROVIDER } from './privacy';

/** With one integrator, so that every step is there. */
const plan = planOf({
  settings: { INTEGRATOR_KEYS: '[]', [UPLOAD_KEY]: 'UPLOAD_KEY' },
  envId: 'ENV_ID',
  appId: 'APPID',
  version: 'VERSION',
  functionHash: '',
  phoneHash: '',
  permissions: [],
});

/** Without the settings in front: they are all of operate.md's. */
const commandOf = (step: (typeof plan)[number]): string =>
  step.command === null ? '' : code(shown({ ...step, env: {} }));

export const steps = (): string =>
  table(
    ['step', 'what it does', 'command'],
    plan.map((step) => [code(step.id), step.what, commandOf(step)]),
  );

const IN_CHINESE: Readonly<Record<string, string>> = {
  'sign-in': '在本机登录腾讯云',
  database: '在控制台手工创建集合、权限和索引；运行时会逐条列出',
  function: '创建或替换云函数，连同全部设置和定时触发器',
  'storage-rule': '存储权限选“仅创建者及管理员可读写”；再给目录 selfies/ 设一天的生命周期',
  http: '让你的服务器能访问云函数（有接入方时才需要）',
  permissions: '声明要调用的微信接口',
  phone: '上传小程序；提交审核之前没有人看得到',
};

/** @throws Error for a step that has no words yet */
export const stepsZh = (): string =>
  table(
    ['步骤', '做什么', '命令'],
    plan.map((step) => {
      const what = IN_CHINESE[step.id];
      if (what === undefined) throw new Error(`no Chinese words for the step ${step.id}`);
      return [code(step.id), what, commandOf(step)];
    }),
  );

const prices = (head: readonly string[]): string =>
  table(
    head,
    PRICE_LIST.map(({ priceYuan, calls }) => [
      String(priceYuan),
      String(calls),
      (priceYuan / calls).toFixed(3),
    ]),
  );

export const pricesEn = (): string => prices(['yuan', 'calls', 'yuan per call']);
export const pricesZh = (): string => prices(['价格（元）', '次数', '每次（元）']);

export function guidelineBlock(): string {
  const { name: operator, contact, purpose } = config.operator['zh-CN'];
  const facts = { operator, contact, purpose, retentionDays: config.retentionDays, provider: NO_PROVIDER };
  return `\`\`\`text\n${guideline(facts)}\`\`\``;
}
