/** One person who waits: what is known of him, and the decision. */
import { type Clock, phoneClock } from '../../services/deadline';
import { hideFromCapture, setTitle, showDialog } from '../../services/device';
import { createScreen, type Host } from '../../stores/screen';
import { appWords } from '../../stores/words';
import type { Message } from '../../text/words';
import {
  NEW_FORM,
  NO_PROBLEMS,
  parseReview,
  type ReviewForm,
  type ReviewProblems,
  reasonsFor,
  withDecision,
} from '../models/review-form';
import { reviewView } from '../models/reviews-view';
import { goBack } from '../services/navigation';
import { ask } from '../services/operator-cloud';
import { createPageLoad } from './page-load';
import { operatorWords } from './words';

export type ReviewStore = ReturnType<typeof createReviewStore>;

/** @param id of the verification */
export function createReviewStore(page: Host, id: string, clock: Clock = phoneClock) {
  const words = operatorWords();
  const people = appWords();
  const text = words.review;
  const show = createScreen(page);
  const load = createPageLoad(words, () => ask('listReviews', {}), render);
  let form: ReviewForm = NEW_FORM;
  let problems: ReviewProblems = NO_PROBLEMS;
  let isSending = false;
  /** Said above the button: what became of the last send. */
  let remark = '';
  /** In place of everything, once it is decided or gone. */
  let end: { readonly message: Message; readonly tone: 'pass' | 'info' } | null = null;

  const current = () => load.data()?.reviews.find(({ sessionId }) => sessionId === id) ?? null;

  function render(): void {
    const review = current();
    const isGone = load.data() !== null && review === null;
    show({
      t: text,
      page: load.page(),
      view: review === null || end !== null ? null : reviewView(review, words, people),
      end: end ?? (isGone ? { message: text.gone, tone: 'info' } : null),
      needsSecondLook: load.data()?.needsSecondLook ?? false,
      decisions: (['pass', 'fail'] as const).map((decision) => ({
        decision,
        label: text.decisions[decision],
        isChosen: decision === form.decision,
      })),
      reasons: reasonsFor(form.decision).map((reason) => ({
        reason,
        label: text.reasons[reason],
        isChosen: reason === form.reason,
      })),
      needsDocument: form.decision === 'pass',
      name: form.name,
      idNumber: form.idNumber,
      nameProblem: problems.name === null ? '' : people.nameProblems[problems.name],
      idProblem: problems.idNumber === null ? '' : people.idProblems[problems.idNumber],
      choiceProblem: problems.choice ? text.chooseFirst : '',
      isSending,
      remark,
    });
  }

  function change(next: ReviewForm): void {
    form = next;
    problems = NO_PROBLEMS;
    remark = '';
    render();
  }

  async function decide(decision: Extract<ReturnType<typeof parseReview>, { ok: true }>): Promise<void> {
    const seen = decision.seen === null ? {} : { seen: decision.seen };
    isSending = true;
    render();
    const answer = await ask('decideReview', { sessionId: id, ...decision.decision, ...seen });
    isSending = false;
    if (answer.kind === 'data') {
      const { state } = answer.data;
      form = NEW_FORM;
      end = { message: text.results[state], tone: state === 'passed' ? 'pass' : 'info' };
    } else if (answer.kind === 'lost') {
      remark = words.common.unsure;
    } else if (answer.code === 'BAD_REQUEST') {
      remark = text.seenWrong;
    } else {
      // Decided by somebody else, or expired meanwhile.
      end = { message: text.gone, tone: 'info' };
    }
    render();
  }

  async function send(): Promise<void> {
    const review = current();
    if (isSending || review === null) return;
    const parsed = parseReview(form, clock.now());
    problems = parsed.ok ? NO_PROBLEMS : parsed.problems;
    remark = '';
    render();
    if (!parsed.ok) return;
    const isPass = parsed.decision.decision === 'pass';
    const isSure = await showDialog({
      title: text.confirmTitle,
      content: isPass ? text.confirmPass(review.maskedName) : text.confirmFail(review.maskedName),
      confirmText: text.decisions[parsed.decision.decision],
      cancelText: words.common.cancel,
    });
    if (isSure) await decide(parsed);
  }

  return {
    load: () => {
      setTitle(text.oneTitle);
      return load.load();
    },
    show: () => hideFromCapture(true),
    hide: () => hideFromCapture(false),
    act: load.act,
    chooseDecision: (decision: unknown) => {
      if (decision === 'pass' || decision === 'fail') change(withDecision(form, decision));
    },
    chooseReason: (wanted: unknown) => {
      const reason = reasonsFor(form.decision).find((known) => known === wanted);
      if (reason !== undefined) change({ ...form, reason });
    },
    editName: (name: string) => change({ ...form, name }),
    editIdNumber: (idNumber: string) => change({ ...form, idNumber }),
    send,
    back: goBack,
    clear: () => {
      form = NEW_FORM;
      load.stop();
      hideFromCapture(false);
    },
  };
}
