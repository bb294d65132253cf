/** The start page: ready, asked to mend something, and every notice in its place. */
import { zhCN } from '../../miniprogram/text/zh-CN';
import { attempts, opened, refused, session, underWay } from './answers';
import { type Scene, scene } from './scene';

const requester = { name: '云海银行', purpose: '开通网上银行账户', returnTo: null };

export const START: readonly Scene[] = [
  scene('start-loading', ({ see, words }) => see(words.start.loading), {
    answers: { openSession: 'never' },
  }),
  scene('start-ready', ({ see, words }) => see(words.start.title)),
  scene('start-asked', ({ see, words }) => see(words.start.title), {
    answers: { openSession: opened(session('open', 5, requester)) },
  }),
  scene('start-privacy', ({ button, words }) => button(words.start.agreeAndBegin).waitFor(), {
    settings: { privacy: 'ask' },
  }),
  scene('start-consent-missing', async ({ button, see, words }) => {
    await button(words.start.begin).click();
    await see(words.start.consentMissing);
  }),
  scene('start-consent-read', async ({ button, words }) => {
    await button(words.start.consentOpen).click();
    await button(words.start.consentClose).waitFor();
  }),
  scene('start-alternative', async ({ page, button, words }) => {
    await button(words.common.alternative).click();
    await page.getByRole('dialog').waitFor();
  }),
  scene('start-offline', ({ see, words }) => see(words.situations.offline.headline), {
    answers: { openSession: 'cut' },
  }),
  // Too old to tell its language: it gets Chinese.
  scene('start-old-wechat', ({ see }) => see(zhCN.situations['old-wechat'].headline), {
    settings: { sdk: '2.14.0' },
  }),
  scene('start-pending', ({ see, words }) => see(words.situations.pending.headline), {
    answers: { openSession: opened(session('open', 4)), getSession: attempts([underWay()]) },
  }),
  ...(['passed', 'failed', 'review', 'expired', 'cancelled'] as const).map((state) =>
    scene(`start-${state}`, ({ see, words }) => see(words.sessions[state].headline), {
      answers: { openSession: opened(session(state)) },
      // One's own that has expired is simply opened anew.
      settings: { query: 'session=c2NlbmUtc2Vzc2lvbi0wMQ' },
    }),
  ),
  ...(
    [
      'SESSION_NOT_FOUND',
      'SESSION_FOREIGN',
      'ATTEMPTS_USED_UP',
      'SERVICE_PAUSED',
      'SERVICE_LIMIT_REACHED',
      'SETTING_MISSING',
    ] as const
  ).map((code) =>
    scene(`start-${code}`, ({ see, words }) => see(words.errors[code].headline), {
      answers: { openSession: refused(code) },
    }),
  ),
  scene('start-SERVICE_BUSY', ({ see, words }) => see(words.situations['not-ready'].headline), {
    answers: { openSession: refused('SERVICE_BUSY') },
  }),
];
