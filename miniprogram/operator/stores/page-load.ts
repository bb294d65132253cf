/** What an operator's page shows comes by one question; here is where it stands with that. */
import type { Answer } from '../../services/cloud';
import { restart } from '../../services/navigation';
import { type LoadState, type PageState, pageState } from '../models/page-state';
import { isSupported } from '../services/support';
import type { OperatorWords } from '../text/words';

export interface PageLoad<Data> {
  /** What came last; null before. */
  readonly data: () => Data | null;
  readonly page: () => PageState;
  /** Whether what stands there could not be asked for again. */
  readonly isStale: () => boolean;
  readonly load: () => Promise<void>;
  /** Forgets what came, and asks anew. */
  readonly reload: () => Promise<void>;
  /** What the button of a notice does. */
  readonly act: () => void;
  readonly stop: () => void;
}

/**
 * @param fetch ends by the services' deadlines
 * @param changed the page is to be drawn again
 */
export function createPageLoad<Data>(
  words: OperatorWords,
  fetch: () => Promise<Answer<Data>>,
  changed: () => void,
): PageLoad<Data> {
  let state: LoadState = { name: 'loading' };
  let data: Data | null = null;
  let isStale = false;
  /** Only the latest question's answer counts: an earlier one may come later. */
  let asked = 0;

  function take(answer: Answer<Data>): void {
    if (answer.kind === 'data') {
      data = answer.data;
      isStale = false;
      state = { name: 'ready' };
    } else if (answer.kind === 'lost' && data !== null) {
      isStale = true;
    } else {
      data = null;
      state = answer.kind === 'lost' ? { name: 'offline' } : { name: 'refused', code: answer.code };
    }
  }

  async function load(): Promise<void> {
    asked += 1;
    const mine = asked;
    if (data === null) state = isSupported() ? { name: 'loading' } : { name: 'old-wechat' };
    changed();
    if (state.name === 'old-wechat') return;
    const answer = await fetch();
    if (mine !== asked) return;
    take(answer);
    changed();
  }

  return {
    data: () => data,
    page: () => pageState(state, words),
    isStale: () => isStale,
    load,
    reload: () => {
      data = null;
      return load();
    },
    act: () => {
      if (pageState(state, words).act === 'leave') restart();
      else void load();
    },
    stop: () => {
      asked += 1;
    },
  };
}
