/** The identity page: name, number, and a guardian's consent where the number asks for it. */
import { VERIFIERS } from '../contract/verifiers';
import {
  checkForm,
  EMPTY_FORM,
  editField,
  groupIdNumber,
  type IdentityForm,
  leaveField,
  setGuardian,
  showAll,
} from '../models/identity-form';
import { type EditField, takeIdentity } from '../models/verification';
import { type Clock, phoneClock } from '../services/deadline';
import { hideFromCapture, setTitle } from '../services/device';
import { goTo, restart } from '../services/navigation';
import { showAlternative } from './alternative';
import { currentRun } from './current-run';
import { createReviewRequest } from './review-request';
import { createScreen, type Host } from './screen';
import { appWords } from './words';

export type IdentityStore = ReturnType<typeof createIdentityStore>;

export function createIdentityStore(page: Host, clock: Clock = phoneClock) {
  const words = appWords();
  const verification = currentRun()?.verification ?? null;
  const show = createScreen(page);

  let form: IdentityForm = EMPTY_FORM;
  let focus: EditField | '' = '';
  const request = createReviewRequest(words, render);

  function nextLabel(): string {
    if (verification?.wantsReview) {
      return request.isSending() ? words.identity.reviewSending : words.identity.reviewNext;
    }
    if (verification !== null && VERIFIERS[verification.verifier].needs === 'step') return words.step.next;
    return verification?.selfie ? words.acts.again : words.identity.next;
  }

  function render(): void {
    const { nameProblem, idProblem, needsGuardian } = checkForm(form, clock.now());
    const { name, idNumber, guardian, isGuardianShown } = form;
    const isGuardianMissing = needsGuardian && isGuardianShown && !guardian;
    show({
      t: words.identity,
      common: words.common,
      name: name.text,
      nameProblem: name.isShown && nameProblem !== null ? words.nameProblems[nameProblem] : '',
      idNumber: idNumber.text,
      idProblem: idNumber.isShown && idProblem !== null ? words.idProblems[idProblem] : '',
      // Read back as soon as there is enough to compare.
      grouped: idNumber.text.length > 6 ? groupIdNumber(idNumber.text) : '',
      needsGuardian,
      guardian,
      guardianProblem: isGuardianMissing ? words.identity.guardianMissing : '',
      wantsReview: verification?.wantsReview ?? false,
      isSending: request.isSending(),
      remark: request.remark(),
      nextLabel: nextLabel(),
      focus,
    });
  }

  function update(next: IdentityForm): void {
    form = next;
    render();
  }

  /** Focus is a request, not a state: asked for twice, it has to change in between. */
  function focusOn(field: EditField): void {
    focus = '';
    render();
    focus = field;
    render();
  }

  return {
    load: () => {
      const mayType = verification !== null && (verification.consented || verification.wantsReview);
      if (!mayType) return restart();
      setTitle(verification.wantsReview ? words.identity.reviewTitle : words.identity.title);
      render();
    },
    /** In front again, maybe because a result asked for a correction. */
    show: () => {
      hideFromCapture(true);
      const asked = verification?.edit ?? null;
      // Back from a page on which he chose to ask the staff.
      if (verification?.wantsReview) update(form);
      if (verification === null || asked === null) return;
      verification.edit = null;
      form = leaveField(form, asked);
      focusOn(asked);
    },
    hide: () => hideFromCapture(false),
    edit: (field: EditField, text: string) => update(editField(form, field, text)),
    leave: (field: EditField) => {
      focus = '';
      update(leaveField(form, field));
    },
    toggleGuardian: (isOn: boolean) => update(setGuardian(form, isOn)),
    finishName: () => focusOn('idNumber'),
    next: () => {
      if (verification === null) return;
      const { identity, firstWrong } = checkForm(form, clock.now());
      update(showAll(form));
      if (identity === null) {
        if (firstWrong !== null) focusOn(firstWrong);
        return;
      }
      if (verification.wantsReview) void request.send(verification, identity);
      else goTo(takeIdentity(verification, identity));
    },
    alternative: async () => {
      await showAlternative();
      render();
    },
    clear: () => {
      hideFromCapture(false);
      form = EMPTY_FORM;
      if (verification === null) return;
      verification.identity = null;
      verification.wantsReview = false;
    },
  };
}
