/** The result page: working, every row of the outcome table, every refusal, and every way to know nothing. */
import { ERROR_CODES, ERRORS, type ErrorCode } from '../../miniprogram/contract/errors';
import { isMarketOutcome, OUTCOME_CODES } from '../../miniprogram/contract/outcome';
import { attempts, decided, opened, refused, session, underWay } from './answers';
import { type Hand, send } from './hand';
import { type Given, type Scene, scene } from './scene';

/** Sends a selfie and sees `headline`. */
function result(name: string, headline: (words: Hand['words']) => string, given: Given): Scene {
  const play = async (hand: Hand) => {
    await send(hand);
    await hand.see(headline(hand.words));
  };
  return scene(`result-${name}`, play, given);
}

const WORKING: readonly Scene[] = [
  result('working', ({ result: { working } }) => working, { answers: { submitAttempt: 'never' } }),
  scene(
    'result-working-slow',
    async (hand) => {
      await send(hand);
      await hand.see(hand.words.result.stepTaken);
      await hand.wait(6);
      await hand.see(hand.words.result.slow);
    },
    { answers: { submitAttempt: 'never' }, isSlow: true },
  ),
  scene(
    'result-asking',
    async ({ button, see, words }) => {
      await button(words.start.look).click();
      await see(words.result.asking);
    },
    { answers: { openSession: opened(session('open', 4)), getSession: attempts([underWay()]) } },
  ),
];

const KNOWS_NOTHING: readonly Scene[] = [
  result('not-sent', ({ situations }) => situations['not-sent'].headline, {
    answers: { submitAttempt: 'cut' },
    isSlow: true,
  }),
  scene(
    'result-unresolved',
    async (hand) => {
      await send(hand);
      // Twelve questions, each unanswered.
      for (let asked = 0; asked < 12; asked += 1) await hand.wait(10);
      await hand.see(hand.words.situations.unresolved.headline);
    },
    { answers: { submitAttempt: 'cut', getSession: 'cut' }, isSlow: true },
  ),
];

/** The rest end a step in the verifier's own screen: step.ts. */
const TOLD = OUTCOME_CODES.filter((code) => isMarketOutcome(code) || code === 'UNRECOGNISED');

const OUTCOMES: readonly Scene[] = TOLD.map((code) =>
  result(code, ({ outcomes }) => outcomes[code].headline, { answers: { submitAttempt: decided(code) } }),
);

const VARIANTS: readonly Scene[] = [
  result('likely-passes', ({ outcomes }) => outcomes.SAME_PERSON.headline, {
    answers: { submitAttempt: decided('LIKELY_SAME_PERSON', { state: 'pass', next: 'done' }) },
  }),
  result('photo-advice', ({ outcomes }) => outcomes.PHOTO_UNUSABLE.headline, {
    answers: { submitAttempt: decided('PHOTO_UNUSABLE', { warnings: ['PHOTO_TOO_DARK'] }) },
  }),
  result('last-attempt', ({ outcomes }) => outcomes.DIFFERENT_PERSON.headline, {
    answers: { submitAttempt: decided('DIFFERENT_PERSON', { next: 'alternative', remaining: 0 }) },
  }),
];

/** The phone takes ATTEMPT_IN_PROGRESS for a reason to ask: that is `result-asking`. */
const SHOWN = ERROR_CODES.filter((code) => code !== 'ATTEMPT_IN_PROGRESS');

const lookOf = (code: ErrorCode) => `${ERRORS[code].state} ${ERRORS[code].next}`;

const REFUSALS: readonly Scene[] = SHOWN.map((code, index) =>
  result(code, ({ errors }) => errors[code].headline, {
    answers: { submitAttempt: refused(code) },
    differsInWords: SHOWN.slice(0, index).some((earlier) => lookOf(earlier) === lookOf(code)),
  }),
);

export const RESULT: readonly Scene[] = [...WORKING, ...OUTCOMES, ...VARIANTS, ...KNOWS_NOTHING, ...REFUSALS];
