/** A house behind the preview that answers as the scene says: who calls names it, so that many play at once. */
import type { PreviewBackend, PreviewState } from '../preview';
import { SCENES } from '.';
import { type Answer, type Answers, refused } from './answers';

const NOTHING: PreviewState = {
  people: [{ name: '张三', idNumber: '310115198001211272', scenario: 'status-1' }],
  comparesFaces: false,
  scenarios: ['status-1', 'status-3'],
  forced: null,
  ledger: [],
  bills: [],
  timings: [],
  log: [],
};

const CUT = { errCode: -1, errMsg: 'request:fail timeout' };

function answerTo(action: unknown, { operator, ...person }: Answers): Answer<unknown> {
  const answers = Object.entries<Answer<unknown>>({ ...operator, ...person });
  const found = answers.find(([name]) => name === action);
  return found === undefined ? refused('UNKNOWN_ACTION') : found[1];
}

function give(answer: Answer<unknown>): Promise<unknown> {
  if (answer === 'never') return new Promise(() => {});
  return answer === 'cut' ? Promise.reject(CUT) : Promise.resolve(answer);
}

export interface SceneHouse extends PreviewBackend {
  /** Waits until someone sends a selfie. @returns when it arrived, milliseconds since the epoch with fractions */
  submitted(): Promise<number>;
}

/** @param openId of each call: the name of a scene */
export function sceneHouse(): SceneHouse {
  let arrived: ((at: number) => void)[] = [];
  return {
    callFunction: ({ openId, data }) => {
      const { action }: { action?: unknown } = Object(data);
      const answers = SCENES.find(({ name }) => name === openId)?.answers;
      if (answers === undefined) return give('cut');
      if (action === 'submitAttempt') {
        for (const tell of arrived) tell(performance.timeOrigin + performance.now());
        arrived = [];
      }
      return give(answerTo(action, answers));
    },
    uploadFile: (path) => Promise.resolve(`cloud://scenes/${path}`),
    state: () => NOTHING,
    completeStep: () => null,
    force: () => {},
    reset: () => {},
    submitted: () => new Promise((done) => arrived.push(done)),
  };
}
