/** One verification with one fault in it, and what everybody says of it: at once, a minute later, and when it is sent again. */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { CONSENT_VERSION, type SubmitAttemptRequest } from '../../miniprogram/contract/actions';
import { uploadPath } from '../../miniprogram/contract/image';
import { CallFunctionError, type Fault } from '../cloudbase';
import { personFor, type ScenarioName } from '../face-api';
import { readLedgerRow } from '../ledger-row';
import { openSession } from '../verification';
import { looked, NO_ANSWER, submitted } from './answers';
import type { Lab } from './lab';
import type { Kind, Step } from './steps';

/** What stands in the ledger: `settled yes`, `reserved unknown`; `–` where there is no row. */
export interface CaseResult {
  readonly step: string;
  readonly fault: string;
  /** What the person sees at once. */
  readonly seen: string;
  readonly ledger: string;
  /** Calls that the stand-in billed until then. */
  readonly billed: number;
  /** What the person sees a minute later; asked before the timer's sweep or after it. */
  readonly later: string;
  readonly laterAfterSweep: string;
  readonly ledgerLater: string;
  /** What the phone gets that sends the very same submit once more then. */
  readonly again: string;
  readonly billedInAll: number;
  /** The seller said status 1 about this person, at HTTP 200. */
  readonly isSamePerson: boolean;
  /** Whether the uploaded photo is still there, a minute later. */
  readonly isFileLeft: boolean;
}

interface Submission {
  readonly request: SubmitAttemptRequest;
  readonly openId: string;
}

async function prepare(
  lab: Lab,
  scenario: ScenarioName,
  photo: Buffer,
  isUploaded: boolean,
): Promise<Submission> {
  lab.reset();
  const openId = `person-${randomBytes(8).toString('hex')}`;
  const attemptId = randomBytes(16).toString('base64url');
  const sessionId = await openSession(lab.cloudbase, openId);
  const { name, idNumber } = personFor(scenario);
  const request: SubmitAttemptRequest = {
    action: 'submitAttempt',
    sessionId,
    attemptId,
    name,
    idNumber,
    photo: isUploaded
      ? { fileId: lab.cloudbase.storage.put(uploadPath(attemptId), photo) }
      : { base64: photo.toString('base64') },
    consent: { version: CONSENT_VERSION, face: true, guardian: true },
  };
  lab.cloudbase.journal.clear();
  return { request, openId };
}

/** What comes back; a call that brings nothing is an answer, too. */
async function seenOf(answer: Promise<unknown>): Promise<string> {
  try {
    return submitted(await answer);
  } catch (error) {
    if (error instanceof CallFunctionError) return NO_ANSWER;
    throw error;
  }
}

function ledgerOf({ cloudbase }: Lab, attemptId: string): string {
  const row = readLedgerRow(cloudbase, attemptId);
  if (row === null) return '–';
  return row.decision === null ? 'reserved unknown' : `${row.decision.state} ${row.decision.charged}`;
}

async function aftermath(
  lab: Lab,
  { request, openId }: Submission,
  names: Pick<CaseResult, 'step' | 'fault'>,
  seen: string,
  isSweepFirst: boolean,
): Promise<CaseResult> {
  const { faceApi, cloudbase } = lab;
  const { sessionId, attemptId } = request;
  const look = async (): Promise<string> =>
    looked(await lab.later({ action: 'getSession', sessionId }, openId));
  const ledger = ledgerOf(lab, attemptId);
  const billed = faceApi.billed();
  if (isSweepFirst) await lab.sweepLater();
  const later = await look();
  await lab.sweepLater();
  const laterAfterSweep = await look();
  const ledgerLater = ledgerOf(lab, attemptId);
  const isFileLeft = cloudbase.storage.paths().length > 0;
  const again = await seenOf(lab.later(request, openId));
  return {
    ...names,
    ...{ seen, ledger, billed, later, laterAfterSweep, ledgerLater, again },
    billedInAll: faceApi.billed(),
    isSamePerson: faceApi.calls.some(({ status, httpStatus }) => status === '1' && httpStatus === 200),
    isFileLeft,
  };
}

const DEADLINE_MS = 10_000;

/** @throws Error where it does not come about */
async function until(condition: () => boolean, what: string): Promise<void> {
  for (const end = Date.now() + DEADLINE_MS; !condition(); await sleep(2)) {
    if (Date.now() > end) throw new Error(`${what} did not come about`);
  }
}

/** Kills the function when all calls of the trip are there and nothing is under way but what is held. */
async function killInTrip({ cloudbase, deployed }: Lab, { callsUntil }: Step, held: readonly Fault[]) {
  await Promise.all(held.map(({ reached }) => reached));
  const calls = () => cloudbase.journal.entries().filter(({ action }) => action !== 'functions.call');
  await until(
    () => calls().length >= callsUntil && calls().filter(({ ok }) => ok === undefined).length === held.length,
    `call ${callsUntil}`,
  );
  await deployed.kill();
}

/** @throws Error where the step was not reached: the path is no longer what the table of steps says */
export async function runCase(lab: Lab, step: Step, kind: Kind, photo: Buffer): Promise<CaseResult> {
  const submission = await prepare(lab, step.scenario, photo, step.isUploaded);
  const times = kind.lasts ? Number.POSITIVE_INFINITY : 1;
  const faults = step.matches.map((match) => lab.cloudbase.faults.add({ match, effect: kind.effect, times }));
  const seen = seenOf(lab.now(submission.request, submission.openId));
  if (kind.kills) await killInTrip(lab, step, faults);
  const names = { step: step.name, fault: kind.name };
  const shown = await seen;
  if (faults.some(({ hits }) => hits === 0)) throw new Error(`${step.name} was not reached`);
  // What is held for a dead function is never let go: its connection is gone.
  if (!kind.kills) for (const fault of faults) fault.remove();
  return aftermath(lab, submission, names, shown, kind.effect.kind === 'hold-answer');
}

const POST = 'POST';

/** The answer of the gateway, of the seller, or none. */
export async function runAnswer(lab: Lab, scenario: ScenarioName, photo: Buffer): Promise<CaseResult> {
  const submission = await prepare(lab, scenario, photo, false);
  const seen = await seenOf(lab.now(submission.request, submission.openId));
  return aftermath(lab, submission, { step: POST, fault: scenario }, seen, false);
}

/** Nobody listens at the address: nothing can have been sent. */
export async function runNowhere(lab: Lab, photo: Buffer): Promise<CaseResult> {
  const submission = await prepare(lab, 'status-1', photo, false);
  const seen = await seenOf(lab.nowhere(submission.request, submission.openId));
  return aftermath(lab, submission, { step: POST, fault: 'no connection' }, seen, false);
}

/** The function dies while the face API has the picture. */
export async function runKilledInPost(lab: Lab, photo: Buffer): Promise<CaseResult> {
  const submission = await prepare(lab, 'slow-silent', photo, false);
  const seen = seenOf(lab.now(submission.request, submission.openId));
  await until(() => lab.faceApi.calls.length === 1, 'the call');
  await lab.deployed.kill();
  return aftermath(lab, submission, { step: POST, fault: 'killed meanwhile' }, await seen, false);
}
