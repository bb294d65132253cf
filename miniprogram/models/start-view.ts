/** The start page: what it shows for each thing that opening a verification can come to. Pure. */
import type { AttemptView, SessionView } from '../contract/actions';
import { ERRORS, type ErrorCode } from '../contract/errors';
import type { Message, Words } from '../text/words';
import type { LatestAttempt } from './verification';

/** Where the start page stands. `loading` is the only state that waits; the service's deadline ends it. */
export type StartState =
  | { readonly name: 'loading' }
  | { readonly name: 'ready' }
  | { readonly name: 'offline' }
  | { readonly name: 'old-wechat' }
  /** WeChat's own verification is the only one here, and this WeChat, or this phone, cannot do it. */
  | { readonly name: 'old-for-step' }
  | { readonly name: 'no-step' }
  | { readonly name: 'pending' }
  | { readonly name: 'session-closed'; readonly session: SessionView }
  | { readonly name: 'refused'; readonly code: ErrorCode };

/** What the main button of a notice does. */
export type NoticeAct = 'retry' | 'update' | 'look' | 'back' | 'alternative';

export interface Notice {
  readonly tone: 'pass' | 'warn' | 'bad' | 'info';
  readonly icon: string;
  readonly message: Message;
  readonly act: NoticeAct;
  /** Small, for whoever helps; empty where the words say everything. */
  readonly code: string;
}

/** The state after a session was opened. An attempt without a seen result comes before everything else. */
export function stateOfSession(session: SessionView, latest: LatestAttempt | null): StartState {
  if (latest?.kind === 'open') return { name: 'pending' };
  if (session.state !== 'open') return { name: 'session-closed', session };
  if (session.attempts.remaining <= 0) return { name: 'refused', code: 'ATTEMPTS_USED_UP' };
  return { name: 'ready' };
}

/** Whether an attempt may be on its way that this phone knows nothing of: only then is it asked about. */
export function mayHaveAttempt(session: SessionView): boolean {
  return session.state === 'open' && session.attempts.remaining < session.attempts.limit;
}

/** The attempt that is still being decided, if there is one. */
export function openAttempt(attempts: readonly AttemptView[]): LatestAttempt | null {
  const open = attempts.find(({ status }) => status === 'in-progress');
  return open === undefined ? null : { kind: 'open', attemptId: open.attemptId };
}

function refusedNotice(code: ErrorCode, words: Words): Notice {
  const { state, next } = ERRORS[code];
  return {
    tone: state === 'paused' ? 'info' : 'warn',
    icon: state === 'paused' ? 'pause' : 'alert',
    // The result page's words speak of a photo and a countdown; neither is here.
    message: next === 'wait' ? words.situations['not-ready'] : words.errors[code],
    act: next === 'alternative' ? 'alternative' : 'retry',
    code,
  };
}

function closedNotice({ state }: SessionView, words: Words): Notice | null {
  switch (state) {
    case 'open':
      return null;
    case 'passed':
      return { tone: 'pass', icon: 'check', message: words.sessions.passed, act: 'back', code: '' };
    case 'review':
      return { tone: 'info', icon: 'clock', message: words.sessions.review, act: 'back', code: '' };
    case 'failed':
    case 'expired':
    case 'cancelled':
      return { tone: 'warn', icon: 'alert', message: words.sessions[state], act: 'alternative', code: '' };
  }
}

/** What stands in place of the consent; null while loading and when the person may begin. */
export function noticeOf(state: StartState, words: Words): Notice | null {
  const { situations } = words;
  switch (state.name) {
    case 'loading':
    case 'ready':
      return null;
    case 'offline':
      return { tone: 'warn', icon: 'offline', message: situations.offline, act: 'retry', code: '' };
    case 'old-wechat':
      return { tone: 'warn', icon: 'alert', message: situations['old-wechat'], act: 'update', code: '' };
    case 'old-for-step':
      return { tone: 'warn', icon: 'alert', message: situations['old-for-step'], act: 'update', code: '' };
    case 'no-step':
      return { tone: 'warn', icon: 'alert', message: situations['no-step'], act: 'alternative', code: '' };
    case 'pending':
      return { tone: 'info', icon: 'clock', message: situations.pending, act: 'look', code: '' };
    case 'session-closed':
      return closedNotice(state.session, words);
    case 'refused':
      return refusedNotice(state.code, words);
  }
}
