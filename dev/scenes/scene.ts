/** One state of one page: what the function answers, what is wrong with the phone, and the way that leads there. */
import type { PreviewSettings } from '../preview';
import { type Answers, attempts, begun, decided, ok, opened, session } from './answers';
import type { Hand } from './hand';

export interface Scene {
  /** `page-state`; the name of its pictures, and the openid of whoever plays it. */
  readonly name: string;
  readonly answers: Answers;
  readonly settings: Partial<PreviewSettings>;
  /** Whether it takes longer than anyone wants to look on: then {@link Hand.wait} leads the phone's clock. */
  readonly isSlow: boolean;
  /** When it takes place, milliseconds since the epoch; null: now. */
  readonly at: number | null;
  /** Whether another scene looks just like it, but for the words. */
  readonly differsInWords: boolean;
  /** From the loaded start page to the state, and until it is seen. */
  readonly play: (hand: Hand) => Promise<void>;
}

/** A phone on which nothing stands in the way. */
const PHONE: Partial<PreviewSettings> = { camera: 'granted', privacy: 'agreed', frame: false };

const ANSWERS: Answers = {
  openSession: opened(),
  submitAttempt: decided('SAME_PERSON'),
  beginAttempt: begun(),
  finishAttempt: decided('SAME_PERSON', { source: 'wechat' }),
  getSession: attempts([]),
  requestReview: ok({ session: session('review') }),
  operator: {},
};

export interface Given {
  readonly answers?: Partial<Answers>;
  readonly settings?: Partial<PreviewSettings>;
  readonly isSlow?: boolean;
  readonly at?: number;
  readonly differsInWords?: boolean;
}

/** A scene in which everything goes well, but for what is given. */
export function scene(name: string, play: Scene['play'], given: Given = {}): Scene {
  const { answers, settings, isSlow = false, at = null, differsInWords = false } = given;
  return {
    name,
    play,
    isSlow,
    at,
    differsInWords,
    answers: { ...ANSWERS, ...answers },
    settings: { ...PHONE, openid: name, ...settings },
  };
}
