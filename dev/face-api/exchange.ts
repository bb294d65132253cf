/** One request from its head to its answer, and its line in the call book. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerOf } from './answer';
import type { StepBehaviour } from './behaviour';
import type { CallBook } from './calls';
import { deliver, type Pause, showsStatus } from './delivery';
import type { Comparison, EnrolledFaces } from './enrolled';
import { BODY_LIMIT_BYTES, readForm, refusalOfHead } from './gateway';
import { type InspectedPicture, inspectPicture } from './picture';
import type { Playbook } from './playbook';
import { readBody } from './read-body';
import type { Subject } from './reply';
import { personFor } from './roster';
import type { ScenarioName } from './scenarios';
import { afterFaces, afterPicture, lookUp } from './seller';

export interface ExchangeSettings {
  readonly path: string;
  readonly appCode: string;
  readonly book: CallBook;
  readonly playbook: Playbook;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly pause: Pause;
  readonly faces: EnrolledFaces;
}

/** What is decided about a request. */
interface Verdict {
  readonly step: StepBehaviour;
  readonly scenario: ScenarioName | null;
  readonly picture: InspectedPicture | null;
  readonly subject: Subject;
  /** null where no faces were compared. */
  readonly comparison: Comparison | null;
}

const NOBODY: Subject = { name: '', idNumber: '' };

const CUT_EARLY = 'cut-before-body';

/** This person's call is cut as soon as the number is seen, ahead of the picture. */
const CUT_EARLY_MARK = `idCard=${personFor(CUT_EARLY).idNumber}`;

/** The number stands in front of the picture, or it is too late to cut before the body anyway. */
const MARK_WITHIN_BYTES = 4096;

const without = (step: StepBehaviour): Verdict => ({
  step,
  scenario: null,
  picture: null,
  subject: NOBODY,
  comparison: null,
});

const cutsEarly = (step: StepBehaviour): boolean =>
  step.kind === 'seller' && step.delivery === 'close-before-body';

/** Decides; null: the client left before its request was complete. */
async function judge(request: IncomingMessage, settings: ExchangeSettings): Promise<Verdict | null> {
  const { path, appCode, playbook, now, faces } = settings;
  const { method = '', url: target = '', headers, rawHeaders } = request;
  const refusal = refusalOfHead({ method, target, headers, rawHeaders }, path, appCode);
  if (refusal !== null) return without(refusal);

  const forced = playbook.takeForced();
  const forcedStep = forced === null ? null : playbook.nextStep(forced);
  if (forcedStep !== null && cutsEarly(forcedStep)) return { ...without(forcedStep), scenario: forced };

  const stopAt = (soFar: Buffer): boolean =>
    forced === null && soFar.subarray(0, MARK_WITHIN_BYTES).includes(CUT_EARLY_MARK);
  const read = await readBody(request, BODY_LIMIT_BYTES, stopAt);
  if (read.kind === 'gone') return null;
  if (read.kind === 'stopped') return { ...without(playbook.nextStep(CUT_EARLY)), scenario: CUT_EARLY };

  const form = readForm(read.body);
  if ('kind' in form) return without(form);
  const picture = await inspectPicture(form.image);
  if (forced !== null && forcedStep !== null) {
    const step = afterPicture(forcedStep, picture);
    return { step, scenario: forced, picture, subject: form, comparison: null };
  }
  const found = lookUp(form, now(), faces);
  const played = found.kind === 'answer' ? found.behaviour : playbook.nextStep(found.scenario);
  const compared = await afterFaces(afterPicture(played, picture), picture, form.idNumber, faces);
  const scenario = found.kind === 'answer' ? null : found.scenario;
  return { ...compared, scenario, picture, subject: form };
}

/** Answers one request; resolves when nothing more will be sent. */
export async function exchange(
  request: IncomingMessage,
  response: ServerResponse,
  settings: ExchangeSettings,
): Promise<void> {
  const { book, now, pause } = settings;
  const requestId = randomUUID().toUpperCase();
  const at = now();
  const leaving = new AbortController();
  response.once('close', () => leaving.abort());
  // A client may leave at any moment; a write that comes too late is no fault of the stand-in.
  response.on('error', () => leaving.abort());

  const verdict = await judge(request, settings);
  if (verdict === null) {
    const nothing = {
      scenario: null,
      picture: null,
      status: null,
      gatewayCode: null,
      comparison: null,
    } as const;
    book.add({ requestId, at, ...nothing, httpStatus: 'cut', billed: 0 }, null, '');
    return;
  }
  const { step, scenario, picture, subject, comparison } = verdict;
  const answer = answerOf(step, requestId, subject);
  const delivery = (step.kind === 'seller' ? step.delivery : undefined) ?? 'whole';
  // Written down first: whoever has the answer finds the call in the book.
  book.add(
    {
      requestId,
      at,
      scenario,
      picture: picture?.facts ?? null,
      httpStatus: showsStatus(delivery) ? answer.httpStatus : 'cut',
      status: step.kind === 'seller' ? step.status : null,
      gatewayCode: step.kind === 'gateway' ? step.code : null,
      comparison,
      billed: step.bills,
    },
    picture?.content ?? null,
    subject.idNumber,
  );
  if (step.kind === 'seller' && step.delayMs !== undefined) await pause(step.delayMs, leaving.signal);
  if (leaving.signal.aborted) return;
  await deliver(delivery, { response, socket: request.socket, gone: leaving.signal, pause }, answer);
}
