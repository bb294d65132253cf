/** A verification in WeChat's own screen: the pages that speak of it, and every end that it can come to. */
import type { SessionView } from '../../miniprogram/contract/actions';
import { isMarketOutcome, OUTCOME_CODES, type OutcomeCode } from '../../miniprogram/contract/outcome';
import type { Source } from '../../miniprogram/contract/verifiers';
import type { Message } from '../../miniprogram/text/words';
import { type DecidedOptions, decided, opened, refused, session } from './answers';
import { ADULT, type Hand, toIdentity, write } from './hand';
import { type Given, type Scene, scene } from './scene';

const by = (...verifiers: Source[]): SessionView => session('open', undefined, null, verifiers);

/** A verification that WeChat alone may answer, where nothing else is given; its screen ends by itself. */
function step(name: string, play: Scene['play'], { answers, settings, ...given }: Given = {}): Scene {
  return scene(`step-${name}`, play, {
    ...given,
    answers: { openSession: opened(by('wechat')), ...answers },
    settings: { facial: 'roster', ...settings },
  });
}

/** Nothing is asked for that is not in the verifier's own consent. */
const toStepIdentity = (hand: Hand) => toIdentity(hand, hand.words.step.start.consent);

async function fillInForStep(hand: Hand): Promise<void> {
  await toStepIdentity(hand);
  await write(hand, ADULT.name, ADULT.idNumber);
}

async function take(hand: Hand): Promise<void> {
  await fillInForStep(hand);
  await hand.button(hand.words.step.next).click();
}

/** Takes the step and sees `text`. */
function taken(name: string, text: (words: Hand['words']) => string, given: Given = {}): Scene {
  const play = async (hand: Hand) => {
    await take(hand);
    await hand.see(text(hand.words));
  };
  return step(name, play, given);
}

/** WeChat's numbers lead to these; the others are words of the market (verify-ret-rows.ts). */
const TOLD_OF_A_FACE: readonly OutcomeCode[] = [
  'SAME_PERSON',
  'DIFFERENT_PERSON',
  'NAME_ID_MISMATCH',
  'ID_NOT_FOUND',
  'PHOTO_UNUSABLE',
  'SERVICE_EXCEPTION',
];
const CODES = OUTCOME_CODES.filter((code) => TOLD_OF_A_FACE.includes(code) || !isMarketOutcome(code));

const messageOf = ({ step: { outcomes }, ...words }: Hand['words'], code: OutcomeCode): Message =>
  ({ ...words.outcomes, ...outcomes })[code];

function ended(name: string, code: OutcomeCode, options: DecidedOptions, given: Given = {}): Scene {
  const finishAttempt = decided(code, { ...options, source: 'wechat' });
  return taken(name, (words) => messageOf(words, code).headline, {
    ...given,
    answers: { finishAttempt, ...given.answers },
  });
}

const BEFORE: readonly Scene[] = [
  step('start', ({ see, words }) => see(words.step.start.checkerMore)),
  step('start-consent-read', async ({ button, words }) => {
    await button(words.start.consentOpen).click();
    await button(words.start.consentClose).waitFor();
  }),
  step('start-no-step', ({ see, words }) => see(words.situations['no-step'].headline), {
    settings: { facial: 'unsupported' },
  }),
  // Too old for the step, and not for anything else.
  step('start-old-wechat', ({ see, words }) => see(words.situations['old-for-step'].meaning), {
    settings: { sdk: '3.8.11' },
  }),
  step('identity', fillInForStep),
];

const WORKING: readonly Scene[] = [
  taken('opening', ({ step: { opening } }) => opening, { answers: { beginAttempt: 'never' } }),
  step('in-step', async (hand) => {
    // What WeChat's screen hides, and what is there where it is slow to come.
    await hand.page.route('**/preview/facial', () => {}, { times: 1 });
    await take(hand);
    await hand.see(hand.words.step.inStep);
  }),
  taken('asking', ({ result: { asking } }) => asking, { answers: { finishAttempt: 'never' } }),
];

const ENDS: readonly Scene[] = [
  ...CODES.map((code) => ended(code, code, {})),
  ended('last-attempt', 'STEP_CANCELLED', { next: 'alternative', remaining: 0 }),
  // The market may be asked where the phone cannot do WeChat's.
  ended('no-other-verifier', 'DEVICE_UNSUPPORTED', { next: 'alternative' }),
  taken('not-opened', (words) => words.step.notOpened.headline, { answers: { beginAttempt: 'cut' } }),
  taken('SERVICE_BUSY', (words) => words.errors.SERVICE_BUSY.headline, {
    answers: { beginAttempt: refused('SERVICE_BUSY') },
  }),
  taken('VERIFIER_NOT_ALLOWED', (words) => words.errors.VERIFIER_NOT_ALLOWED.headline, {
    answers: { beginAttempt: refused('VERIFIER_NOT_ALLOWED') },
  }),
];

export const STEP: readonly Scene[] = [...BEFORE, ...WORKING, ...ENDS];
