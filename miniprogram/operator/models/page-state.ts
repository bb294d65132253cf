/** Where an operator's page stands with what it is to show. Pure. */
import type { ErrorCode } from '../../contract/errors';
import type { Message } from '../../text/words';
import type { OperatorWords } from '../text/words';

/** `loading` is the only state that waits; the service's deadline ends it. */
export type LoadState =
  | { readonly name: 'loading' }
  | { readonly name: 'ready' }
  | { readonly name: 'offline' }
  | { readonly name: 'old-wechat' }
  | { readonly name: 'refused'; readonly code: ErrorCode };

/** What the button of a notice does. */
export type LoadAct = 'retry' | 'leave';

export interface PageState {
  readonly state: 'loading' | 'notice' | 'ready';
  /** Said while it loads. */
  readonly loading: string;
  readonly tone: 'info' | 'warn';
  readonly icon: string;
  readonly message: Message | null;
  readonly button: string;
  readonly act: LoadAct;
  /** Small, for whoever helps; empty where it says nothing to anybody. */
  readonly code: string;
  readonly codeLabel: string;
}

/** To a stranger every action of an operator is one that does not exist. */
const isStranger = (code: ErrorCode): boolean => code === 'UNKNOWN_ACTION' || code === 'NOT_SIGNED_IN';

export function pageState(state: LoadState, { common, situations }: OperatorWords): PageState {
  const notice = (message: Message, icon: string, act: LoadAct, code = ''): PageState => ({
    state: 'notice',
    loading: '',
    tone: act === 'leave' ? 'info' : 'warn',
    icon,
    message,
    button: act === 'leave' ? common.leave : common.retry,
    act,
    code,
    codeLabel: common.code,
  });
  switch (state.name) {
    case 'loading':
    case 'ready': {
      const nothing = notice(situations.offline, '', 'retry');
      return { ...nothing, state: state.name, loading: common.loading, message: null };
    }
    case 'offline':
      return notice(situations.offline, 'offline', 'retry');
    case 'old-wechat':
      return notice(situations['old-wechat'], 'alert', 'leave');
    case 'refused':
      return isStranger(state.code)
        ? notice(situations.stranger, 'question', 'leave')
        : notice(situations.refused, 'alert', 'retry', state.code);
  }
}
