/** What the result page shows: three steps while it works, then one screen. */
import type { SessionView } from '../contract/actions';
import { type Source, VERIFIERS } from '../contract/verifiers';
import type { ResultScreen } from '../models/result-view';
import type { SubmitState } from '../models/submit-flow';
import type { Language } from '../text/language';
import type { Words } from '../text/words';

export interface ResultFacts {
  readonly state: SubmitState;
  /** Null while it works. */
  readonly screen: ResultScreen | null;
  readonly session: SessionView | null;
  readonly source: Source;
  readonly isSlow: boolean;
  readonly waitLeft: number;
  readonly contact: string;
  readonly language: Language;
}

function stepsOf({ screen, source }: ResultFacts, { result, step }: Words) {
  const taken = VERIFIERS[source].needs === 'step' ? step.stepTaken : result.stepTaken;
  const isDone = screen !== null;
  return [
    { label: taken, state: 'done', said: result.stepDone },
    isDone
      ? { label: result.stepChecking, state: 'done', said: result.stepDone }
      : { label: result.stepChecking, state: 'now', said: result.stepNow },
    {
      label: result.stepResult,
      state: isDone ? 'done' : 'later',
      said: isDone ? result.stepDone : result.stepLater,
    },
  ];
}

/** A word beside the steps; empty while everything goes its usual way. */
function remarkOf({ state, isSlow, source }: ResultFacts, { result, step }: Words): string {
  if (state.name === 'in-step') return step.inStep;
  const isAsking = state.name === 'asking' || state.name === 'pausing';
  if (isAsking) return result.asking;
  if (VERIFIERS[source].needs === 'step' && state.name === 'sending') return step.opening;
  return isSlow ? result.slow : '';
}

/** Two digits. There is no Intl on some phones. */
const two = (value: number): string => `${value < 10 ? '0' : ''}${value}`;

/** The phone's own time: 2026-11-23 09:05. */
export function timeText(atMs: number): string {
  const at = new Date(atMs);
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** "Done" is said of a pass only. */
function secondLabelOf(screen: ResultScreen | null, words: Words): string {
  if (screen === null || screen.second === null) return '';
  return screen.second === 'finish' ? words.start.back : words.acts[screen.second];
}

export function resultView(facts: ResultFacts, words: Words) {
  const { screen, session, waitLeft, contact } = facts;
  const attempts = session?.attempts;
  const mainLabel = screen === null ? '' : words.acts[screen.main];
  return {
    t: words.result,
    common: words.common,
    contact,
    isWorking: screen === null,
    steps: screen === null ? stepsOf(facts, words) : [],
    remark: screen === null ? remarkOf(facts, words) : '',
    tone: screen?.tone ?? '',
    icon: screen?.icon ?? '',
    message: screen?.message ?? null,
    advice: screen?.advice ? words.aboutLastPhoto(words.hints[screen.advice]) : '',
    mainLabel: waitLeft > 0 ? words.waitSeconds(mainLabel, waitLeft) : mainLabel,
    isResting: waitLeft > 0,
    secondLabel: secondLabelOf(screen, words),
    // "Another way" is the main button already: the link below would say it twice.
    offersAlternative: screen !== null && screen.main !== 'alternative' && screen.main !== 'finish',
    attemptsLine:
      screen?.showsAttempts && attempts ? words.attemptsLeft(attempts.remaining, attempts.limit) : '',
    maskedName: screen?.maskedName ?? '',
    time: screen === null || screen.at === 0 ? '' : timeText(screen.at),
    reference: screen?.reference ?? '',
    code: screen?.code ?? '',
  };
}
