/**
 * Request and response of every action of an operator.
 *
 * To whoever is not in `OPERATOR_OPENIDS` each of them answers as an action that does not exist
 * (`UNKNOWN_ACTION`): the function decides, no page does. Refusals are the codes of `errors.ts`.
 */
import type { ReviewDecision, ReviewView, SeenDocument } from './operator-reviews';
import type {
  Advice,
  OutcomeCount,
  Pace,
  PackageEntry,
  PackageView,
  Savings,
  UsageCounts,
  UsageRow,
} from './operator-usage';

/** What the service does now. */
export type ServiceStatus =
  | { readonly state: 'open' }
  /** An operator stopped it: nothing is tried until one resumes it. */
  | { readonly state: 'stopped'; readonly since: number; readonly reason: PauseReason }
  /** It paused itself; from `probeAt` on one call may try. `problem` as in docs/operate.md. */
  | {
      readonly state: 'paused';
      readonly since: number;
      readonly problem: string;
      readonly probeAt: number;
    }
  /** Throttled, or the gateway's breaker is open: it goes on by itself. */
  | { readonly state: 'held'; readonly until: number };

export const PAUSE_REASONS = ['MAINTENANCE', 'RENEWAL', 'INCIDENT', 'OTHER'] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];

export interface Overview {
  /** When this was true. */
  readonly at: number;
  readonly service: ServiceStatus;
  /** Since midnight in China. */
  readonly today: UsageCounts;
  /** How today's attempts ended. */
  readonly outcomes: readonly OutcomeCount[];
  /** Calls left in packages that are valid now. */
  readonly remaining: number;
  /** Share that is left of the packages that still have calls, 0 to 1; null: no package was entered. */
  readonly remainingShare: number | null;
  /** Shares at which warnings are sent, 0 to 1. */
  readonly warnsAt: readonly number[];
  /** Calls drawn while no package was valid, or all were used up: something was not entered. */
  readonly uncovered: number;
  readonly paces: { readonly week: Pace; readonly month: Pace };
  readonly packages: readonly PackageView[];
  /** Null where nothing is used, or nobody knows the pace yet. */
  readonly advice: Advice | null;
  /** Yuan per call of the packages in use; null where none has a price. */
  readonly yuanPerCall: number | null;
  /** Over the last 28 days and today. */
  readonly savings: Savings;
  /** Verifications that wait for a person; 100 stands for 100 or more. */
  readonly reviewsWaiting: number;
  /**
   * Up to here everything is rolled up. More than an hour behind: the timer does not run. Null: it never ran.
   */
  readonly rolledUpTo: number | null;
  /** Of the subscription message for warnings: the page asks WeChat for leave to send one. Null: not set up. */
  readonly warningTemplateId: string | null;
}

export type UsageStep = 'window' | 'hour' | 'day';

/** The longest span that one answer holds, days. */
export const USAGE_MOST_DAYS: Readonly<Record<UsageStep, number>> = { window: 6, hour: 6, day: 366 };

export interface UsageReport {
  readonly step: UsageStep;
  /** One row per step, without gaps, oldest first; days begin at midnight in China. */
  readonly rows: readonly UsageRow[];
  /** Over the whole span. */
  readonly total: UsageCounts;
  readonly outcomes: readonly OutcomeCount[];
  /** Mean milliseconds of the face API over the calls that it answered; null: none. */
  readonly apiMeanMs: number | null;
}

export interface ExportPage {
  /** The pages' texts one after the other are the file. */
  readonly text: string;
  readonly rows: number;
  /** To be sent with the next request; null: this was the last page. */
  readonly next: string | null;
  readonly fileName: string;
}

/** A code on a wall: everybody who scans it gets a verification of his own. */
export interface Poster {
  readonly posterId: string;
  /** Shown to the person as who asks. */
  readonly name: string;
  readonly purpose: string;
  readonly createdAt: number;
  /** Null while it works. */
  readonly endedAt: number | null;
  /** PNG or JPEG of the mini-program code; null where WeChat did not make one just now. */
  readonly code: EntryCode | null;
}

export interface EntryCode {
  readonly contentType: string;
  readonly base64: string;
}

/** Every action: what is sent beside `action`, and what comes back. */
export interface OperatorActions {
  readonly getOverview: { readonly request: object; readonly response: { readonly overview: Overview } };
  readonly getUsage: {
    readonly request: { readonly step: UsageStep; readonly from: number; readonly to: number };
    readonly response: { readonly usage: UsageReport };
  };
  /** With an id: corrects what was entered. */
  readonly savePackage: {
    readonly request: { readonly packageId?: string; readonly entry: PackageEntry };
    readonly response: { readonly packageId: string };
  };
  readonly removePackage: {
    readonly request: { readonly packageId: string };
    readonly response: object;
  };
  /** Longest waiting first, at most 20. */
  readonly listReviews: {
    readonly request: object;
    readonly response: { readonly reviews: readonly ReviewView[]; readonly needsSecondLook: boolean };
  };
  /** BAD_REQUEST with field `seen`: the document is not the one that the person entered. */
  readonly decideReview: {
    readonly request: ReviewDecision & {
      readonly sessionId: string;
      /** Required to pass somebody. */
      readonly seen?: SeenDocument;
    };
    /** `review`: another operator has to look, too. */
    readonly response: { readonly state: 'passed' | 'failed' | 'review' };
  };
  readonly pauseService: {
    readonly request: { readonly reason: PauseReason };
    readonly response: { readonly service: ServiceStatus };
  };
  /** Ends a pause of either kind: the next call finds out whether the face API works. */
  readonly resumeService: {
    readonly request: object;
    readonly response: { readonly service: ServiceStatus };
  };
  readonly exportRows: {
    readonly request: {
      readonly what: 'ledger' | 'usage';
      readonly format: 'csv' | 'json';
      readonly from: number;
      readonly to: number;
      readonly cursor?: string;
    };
    readonly response: { readonly page: ExportPage };
  };
  readonly createPoster: {
    readonly request: { readonly name: string; readonly purpose: string };
    readonly response: { readonly poster: Poster };
  };
  /** Latest first, at most 20, without their codes. */
  readonly listPosters: {
    readonly request: object;
    readonly response: { readonly posters: readonly Poster[] };
  };
  readonly endPoster: { readonly request: { readonly posterId: string }; readonly response: object };
}

export type OperatorActionName = keyof OperatorActions;

/** A request of one action, or of any: the union that a `switch` can take apart. */
export type OperatorRequest<Name extends OperatorActionName = OperatorActionName> = {
  [Action in Name]: { readonly action: Action } & OperatorActions[Action]['request'];
}[Name];

export type OperatorResponse<Name extends OperatorActionName = OperatorActionName> =
  OperatorActions[Name]['response'];
