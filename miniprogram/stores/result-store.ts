/** The result page: sends the attempt, waits for an answer that can be believed, and does what it asks for. */
import { endsAttempt, keepsSelfie, type ResultScreen, resultScreen } from '../models/result-view';
import { isWorking } from '../models/submit-flow';
import type { EditField } from '../models/verification';
import { type Clock, phoneClock } from '../services/deadline';
import { copyText, hideFromCapture, setTitle } from '../services/device';
import { backTo, restart } from '../services/navigation';
import type { ResultAct } from '../text/words';
import { showAlternative } from './alternative';
import { wayOf } from './choose-verifier';
import { currentRun } from './current-run';
import { resultView } from './result-page-view';
import { createScreen, type Host } from './screen';
import { dropSelfie } from './selfie';
import { appLanguage, appWords, operator } from './words';

/** After this long a word says that it still runs (look.md, working). */
const SLOW_MS = 5_000;
const SECOND_MS = 1_000;

export type ResultStore = ReturnType<typeof createResultStore>;

export function createResultStore(page: Host, clock: Clock = phoneClock) {
  const words = appWords();
  const language = appLanguage();
  const { contact } = operator();
  const run = currentRun();
  const show = createScreen(page);

  let screen: ResultScreen | null = null;
  let isSlow = false;
  let waitLeft = 0;
  let cancelSlow = () => {};
  let cancelSecond = () => {};

  const way = run === null ? null : wayOf(run.verification.verifier);
  const submit = run === null || way === null ? null : way.create(run.verification, changed, clock);

  function render(): void {
    if (run === null || submit === null) return;
    const { session, verifier: source } = run.verification;
    const facts = { state: submit.state(), screen, session, source, isSlow, waitLeft, contact, language };
    show(resultView(facts, words));
  }

  function tick(): void {
    render();
    if (waitLeft <= 0) return;
    cancelSecond = clock.after(SECOND_MS, () => {
      waitLeft -= 1;
      tick();
    });
  }

  /** The submit has come to another state. */
  function changed(): void {
    if (run === null || submit === null) return;
    const { verification, caller } = run;
    const state = submit.state();
    cancelSecond();
    if (isWorking(state)) {
      screen = null;
      render();
      return;
    }
    cancelSlow();
    isSlow = false;
    const { session, verifier: source } = verification;
    const hasSubmission = way?.isReady(verification) ?? false;
    screen = resultScreen(state, { session, source, hasSubmission }, words);
    if (screen !== null && !keepsSelfie(screen)) dropSelfie(verification);
    if (endsAttempt(state)) verification.submission = null;
    if (screen?.main === 'finish') caller.tell();
    waitLeft = screen?.waitSeconds ?? 0;
    tick();
  }

  function watchSlow(): void {
    cancelSlow();
    isSlow = false;
    cancelSlow = clock.after(SLOW_MS, () => {
      isSlow = true;
      render();
    });
  }

  function edit(field: EditField): void {
    if (run === null) return;
    run.verification.edit = field;
    run.verification.submission = null;
    run.verification.latest = null;
    backTo('identity');
  }

  function retake(): void {
    if (run !== null && submit !== null) way?.retake(run.verification, submit);
  }

  /** Its consent is another one: he is asked for it where it stands. */
  function tryOther(): void {
    if (run === null) return;
    const { verification } = run;
    verification.cannot = [...verification.cannot, verification.verifier];
    verification.latest = null;
    backTo('start');
  }

  function begin(step: (() => void) | undefined): void {
    watchSlow();
    step?.();
  }

  const acts: Readonly<Record<ResultAct, () => void>> = {
    finish: () => run?.caller.leave(),
    retake,
    'step-again': () => begin(retake),
    'other-verifier': tryOther,
    'edit-name': () => edit('name'),
    'edit-id': () => edit('idNumber'),
    'edit-identity': () => edit('name'),
    again: () => begin(submit?.begin),
    send: () => begin(submit?.sendAgain),
    ask: () => begin(submit?.askAgain),
    alternative: () => void showAlternative(),
    restart: () => backTo('start'),
  };

  return {
    load: () => {
      if (run === null || submit === null) return restart();
      setTitle(words.result.title);
      begin(submit.load);
    },
    show: () => hideFromCapture(true),
    hide: () => hideFromCapture(false),
    main: () => {
      if (screen !== null && waitLeft <= 0) acts[screen.main]();
    },
    second: () => {
      if (screen?.second) acts[screen.second]();
    },
    /** Away while it still runs: the start page shows the way back to the result. */
    leave: () => backTo('start'),
    copy: () => {
      if (screen !== null && screen.reference !== '') copyText(screen.reference, words.result.copyFailed);
    },
    alternative: showAlternative,
    clear: () => {
      cancelSlow();
      cancelSecond();
      submit?.stop();
      hideFromCapture(false);
    },
  };
}
