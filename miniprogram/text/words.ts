/** The shape of every word on the phone. A language that lacks one does not compile. */
import type { SessionState } from '../contract/actions';
import type { ErrorCode } from '../contract/errors';
import type { IdNumberProblem, NameProblem } from '../contract/identity';
import type { OutcomeCode } from '../contract/outcome';
import type { CameraRefusal } from '../models/camera-refusal';
import type { Hint } from '../models/hints';
import type { Message } from './message';
import type { StepWords } from './step-words';

export type { Message } from './message';

/** What the main button of a result can do. */
export const RESULT_ACTS = [
  'finish',
  'retake',
  'step-again',
  'other-verifier',
  'edit-name',
  'edit-id',
  'edit-identity',
  'again',
  'send',
  'ask',
  'alternative',
  'restart',
] as const;
export type ResultAct = (typeof RESULT_ACTS)[number];

/** Places of the flow that are neither an outcome nor an error of the function. */
export type Situation =
  | 'offline'
  | 'not-ready'
  | 'not-sent'
  | 'unresolved'
  | 'pending'
  | 'old-wechat'
  | 'old-for-step'
  | 'no-step';

export type ClosedState = Exclude<SessionState, 'open'>;

export interface CommonWords {
  readonly brandTitle: string;
  readonly alternative: string;
  readonly alternativeTitle: string;
  readonly call: string;
  /** Four characters at most: WeChat cuts off a dialog's button. */
  readonly review: string;
  readonly close: string;
  /** Where WeChat leaves closing the mini-program to the person. */
  readonly over: string;
  readonly contact: string;
  readonly code: string;
}

export interface StartWords {
  readonly title: string;
  readonly loading: string;
  readonly about: string;
  readonly begin: string;
  readonly agreeAndBegin: string;
  readonly retry: string;
  readonly update: string;
  /** Where WeChat has no update page of its own. */
  readonly updateHow: string;
  readonly look: string;
  readonly back: string;
  readonly needed: string;
  readonly neededMore: string;
  readonly checker: string;
  readonly checkerMore: string;
  readonly kept: string;
  readonly consent: string;
  readonly consentMissing: string;
  readonly consentOpen: string;
  readonly consentClose: string;
  readonly consentVersion: string;
  readonly guideline: string;
}

export interface IdentityWords {
  readonly title: string;
  readonly heading: string;
  readonly lead: string;
  readonly name: string;
  readonly nameHint: string;
  readonly idNumber: string;
  readonly idNumberHint: string;
  readonly readBack: string;
  readonly notStored: string;
  readonly guardian: string;
  readonly guardianWhy: string;
  readonly guardianMissing: string;
  readonly next: string;
  readonly reviewTitle: string;
  readonly reviewLead: string;
  readonly reviewGuardian: string;
  readonly reviewKept: string;
  readonly reviewNext: string;
  readonly reviewSending: string;
  readonly reviewLost: string;
}

export interface CaptureWords {
  readonly title: string;
  readonly checking: string;
  readonly opening: string;
  readonly fitting: string;
  readonly ready: string;
  readonly review: string;
  readonly shutter: string;
  readonly flip: string;
  readonly cancel: string;
  readonly timer: string;
  readonly retake: string;
  readonly use: string;
  readonly photo: string;
  readonly privacyTitle: string;
  readonly privacyText: string;
  readonly privacyRead: string;
  readonly agree: string;
  readonly refuse: string;
}

export interface ResultWords {
  readonly title: string;
  readonly working: string;
  readonly stepTaken: string;
  readonly stepChecking: string;
  readonly stepResult: string;
  readonly stepDone: string;
  readonly stepNow: string;
  readonly stepLater: string;
  readonly slow: string;
  readonly asking: string;
  /** In place of "once more" when no attempt is left. */
  readonly usedUp: string;
  /** Where his own verification is over and he needs nobody's link for another. */
  readonly startAgain: string;
  readonly leave: string;
  readonly reference: string;
  readonly copy: string;
  /** Where WeChat refuses the clipboard. */
  readonly copyFailed: string;
  readonly person: string;
  readonly time: string;
}

export interface Words {
  readonly common: CommonWords;
  readonly start: StartWords;
  readonly identity: IdentityWords;
  readonly capture: CaptureWords;
  readonly result: ResultWords;
  readonly step: StepWords;
  readonly outcomes: Readonly<Record<OutcomeCode, Message>>;
  readonly errors: Readonly<Record<ErrorCode, Message>>;
  readonly sessions: Readonly<Record<ClosedState, Message>>;
  readonly situations: Readonly<Record<Situation, Message>>;
  readonly cameraRefusals: Readonly<Record<CameraRefusal, Message & { readonly button: string }>>;
  readonly nameProblems: Readonly<Record<NameProblem, string>>;
  readonly idProblems: Readonly<Record<IdNumberProblem, string>>;
  readonly hints: Readonly<Record<Hint, string>>;
  readonly acts: Readonly<Record<ResultAct, string>>;
  readonly whoAsks: (operatorName: string, purpose: string) => string;
  readonly keptFor: (days: number) => string;
  readonly consentText: (operatorName: string, days: number) => readonly string[];
  readonly waitSeconds: (label: string, seconds: number) => string;
  readonly attemptsLeft: (remaining: number, limit: number) => string;
  readonly seconds: (seconds: number) => string;
  readonly aboutLastPhoto: (hint: string) => string;
}
