/** The seller's side of a history: what was asked, what he answered, what he bills. */
import type { Reply } from '../../../cloudfunctions/face-verify/src/domain/reply';
import type { Random } from './random';

/** One call as the seller's own log has it. */
export interface Call {
  readonly attemptId: string;
  readonly at: number;
  readonly reply: Reply;
  readonly isBilled: boolean;
}

interface Possible {
  readonly weight: number;
  readonly reply: Reply;
  /** Of a hundred such calls, so many are billed. */
  readonly billedPercent: number;
}

const answered = (weight: number, outcome: Extract<Reply, { kind: 'answered' }>['outcome']): Possible => ({
  weight,
  reply: { kind: 'answered', outcome, charged: 'yes' },
  billedPercent: 100,
});

/** Every kind of reply that face-api/read-answer.ts can make. */
const POSSIBLE: readonly Possible[] = [
  answered(30, 'SAME_PERSON'),
  answered(30, 'DIFFERENT_PERSON'),
  answered(12, 'LIKELY_SAME_PERSON'),
  answered(6, 'PHOTO_UNUSABLE'),
  answered(6, 'NAME_ID_MISMATCH'),
  answered(6, 'SERVICE_EXCEPTION'),
  {
    weight: 3,
    reply: { kind: 'answered', outcome: 'DIFFERENT_PERSON', charged: 'unknown' },
    billedPercent: 50,
  },
  { weight: 8, reply: { kind: 'unknown', problem: 'ANSWER_LOST', charged: 'unknown' }, billedPercent: 50 },
  {
    weight: 3,
    reply: { kind: 'busy', problem: 'THROTTLED', resend: 'back-off', charged: 'no' },
    billedPercent: 0,
  },
  {
    weight: 2,
    reply: { kind: 'busy', problem: 'GATEWAY_OTHER', resend: 'never', charged: 'unknown' },
    billedPercent: 50,
  },
  {
    weight: 2,
    reply: { kind: 'refused', problem: 'REQUEST_TOO_LARGE', code: 'PHOTO_CANNOT_FIT', charged: 'no' },
    billedPercent: 0,
  },
  {
    weight: 3,
    reply: { kind: 'refused', problem: 'QUOTA_EXHAUSTED', code: 'SERVICE_PAUSED', charged: 'no' },
    billedPercent: 0,
  },
];

const DECK = POSSIBLE.flatMap((possible) => Array.from({ length: possible.weight }, () => possible));

export interface FaceApi {
  readonly calls: readonly Call[];
  answer(attemptId: string, at: number): Reply;
}

export function createFaceApi(random: Random): FaceApi {
  const calls: Call[] = [];
  return {
    calls,
    answer(attemptId, at) {
      const possible = DECK[random.below(DECK.length)];
      if (possible === undefined) throw new Error('an empty deck');
      const { reply, billedPercent } = possible;
      calls.push({ attemptId, at, reply, isBilled: random.chance(billedPercent * 10) });
      return reply;
    },
  };
}
