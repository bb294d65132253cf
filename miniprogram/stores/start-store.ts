/** The start page: opens the verification, takes the consent, and ends everything when it goes. */
import { config } from '../config';
import { VERIFIERS } from '../contract/verifiers';
import { clausesOf } from '../models/clauses';
import { parseEntry } from '../models/entry';
import { type NoticeAct, noticeOf, type StartState } from '../models/start-view';
import { isSupported, setTitle } from '../services/device';
import { enterOptions, goTo, hasOpenerPage, openOperatorPages, type PageName } from '../services/navigation';
import {
  agreeToPrivacy,
  hasPrivacyGuideline,
  needsPrivacyAgreement,
  openPrivacyGuideline,
} from '../services/privacy';
import { showAlternative } from './alternative';
import type { OpenedPage } from './caller';
import { beginRun, endRun } from './current-run';
import { openVerification } from './open-verification';
import { createScreen, type Host } from './screen';
import { askForUpdate } from './update';
import { appWords, operator } from './words';

/** The button's id; WeChat checks that this very button was tapped. */
const AGREE_BUTTON = 'agree-and-begin';

export type Query = Readonly<Record<string, string | undefined>>;

export type StartStore = ReturnType<typeof createStartStore>;

export function createStartStore(page: Host & OpenedPage, query: Query) {
  const words = appWords();
  const { name, purpose, contact } = operator();
  const { appId, extraData } = enterOptions();
  const run = beginRun(parseEntry({ query, appId, extraData }), page);
  const show = createScreen(page);

  let state: StartState = { name: 'loading' };
  let consented = false;
  let agreedFor = run.verification.verifier;
  let consentMissing = false;
  let isReading = false;
  let needsPrivacy = false;
  let hasLeft = false;
  let isGone = false;

  const noticeButton: Readonly<Record<NoticeAct, string>> = {
    retry: words.start.retry,
    update: words.start.update,
    look: words.start.look,
    alternative: words.acts.alternative,
    back: hasOpenerPage() ? words.start.back : words.acts.finish,
  };

  function render(): void {
    const notice = noticeOf(state, words);
    const isStep = VERIFIERS[run.verification.verifier].needs === 'step';
    const asker = run.verification.session?.requester ?? { name, purpose };
    show({
      t: isStep ? { ...words.start, ...words.step.start } : words.start,
      common: words.common,
      state: state.name,
      notice,
      noticeButton: notice === null ? '' : noticeButton[notice.act],
      whoAsks: clausesOf(words.whoAsks(asker.name, asker.purpose)),
      kept: (isStep ? words.step : words).keptFor(config.retentionDays),
      contact,
      // Either "another way" is the main button already, or it is over and there is nothing left to choose.
      offersAlternative: notice?.act !== 'alternative' && notice?.act !== 'back',
      consentLines: (isStep ? words.step : words).consentText(asker.name, config.retentionDays),
      consentVersion: config.consentVersion,
      consented,
      consentProblem: consentMissing ? words.start.consentMissing : '',
      isReading,
      hasGuideline: hasPrivacyGuideline(),
      needsPrivacy,
    });
  }

  function leaveFor(next: PageName): void {
    hasLeft = true;
    run.verification.consented = consented;
    goTo(next);
  }

  async function load(): Promise<void> {
    state = { name: 'loading' };
    render();
    const opening: Promise<StartState> = isSupported()
      ? openVerification(run.verification)
      : Promise.resolve({ name: 'old-wechat' });
    const [opened, privacy] = await Promise.all([opening, needsPrivacyAgreement()]);
    if (isGone) return;
    state = opened;
    // What he agreed to was another verifier's text.
    if (run.verification.verifier !== agreedFor) consented = false;
    agreedFor = run.verification.verifier;
    needsPrivacy = privacy;
    render();
  }

  /** Back from the staff's form, where things stand is asked again. */
  async function alternative(): Promise<void> {
    hasLeft = (await showAlternative()) || hasLeft;
  }

  function begin(): void {
    consentMissing = !consented;
    render();
    if (consented && state.name === 'ready') leaveFor('identity');
  }

  const acts: Readonly<Record<NoticeAct, () => void>> = {
    retry: () => void load(),
    update: askForUpdate,
    look: () => leaveFor('result'),
    back: run.caller.leave,
    alternative: () => void alternative(),
  };

  return {
    begin,
    load: () => {
      // Nobody is asked for a verification that nobody wants.
      if (run.verification.entry.kind === 'operator') return Promise.resolve(openOperatorPages());
      setTitle(words.common.brandTitle);
      return load();
    },
    /** Back from a later page: where things stand is asked again. */
    show: () => (hasLeft ? load() : Promise.resolve()),
    toggleConsent: (isOn: boolean) => {
      consented = isOn;
      consentMissing = false;
      render();
    },
    toggleReading: () => {
      isReading = !isReading;
      render();
    },
    agreeAndBegin: () => {
      agreeToPrivacy(AGREE_BUTTON);
      needsPrivacy = false;
      begin();
    },
    readGuideline: openPrivacyGuideline,
    alternative,
    act: () => {
      const notice = noticeOf(state, words);
      if (notice !== null) acts[notice.act]();
    },
    clear: () => {
      isGone = true;
      endRun(run);
    },
  };
}
