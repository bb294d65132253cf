/** The shape of every word on an operator's pages. A language that lacks one does not compile. */
import type { PauseReason, ServiceStatus, UsageStep } from '../../contract/operator';
import type { FailReason, PassReason, ReviewView } from '../../contract/operator-reviews';
import type { PackageState } from '../../contract/operator-usage';
import type { Charged } from '../../contract/outcome';
import type { Message } from '../../text/words';
import type { PackageFormProblem } from '../models/package-form';
import type { PausingProblem } from '../models/problems';

/** Places in which a page stands without what it is to show. */
export type OperatorSituation = 'stranger' | 'offline' | 'refused' | 'old-wechat';

export interface CommonWords {
  readonly loading: string;
  readonly retry: string;
  readonly leave: string;
  readonly refresh: string;
  readonly cancel: string;
  readonly close: string;
  readonly code: string;
  /** Under numbers that could not be asked for again. */
  readonly stale: (time: string) => string;
  /** Sent, and no answer: it may have been done. */
  readonly unsure: string;
  readonly failed: string;
  readonly calls: (count: string) => string;
  readonly days: (count: number) => string;
  readonly chinaTime: string;
  /** Between two sentences, the first of which has no full stop. */
  readonly stop: string;
}

export interface OverviewWords {
  readonly title: string;
  readonly today: string;
  readonly remaining: string;
  readonly daysLeft: string;
  readonly unknownDays: string;
  readonly manyDays: string;
  readonly left: string;
  readonly leftOf: (left: string, all: string) => string;
  readonly todayMore: (charged: string, unknown: string, free: string) => string;
  readonly forecast: string;
  readonly ends: (day: string, endsBy: 'used-up' | 'expired') => string;
  readonly endless: string;
  readonly pace: (overDays: number, callsPerDay: string) => string;
  readonly paceUnknown: string;
  readonly advice: string;
  readonly adviceText: (calls: string, price: string) => string;
  readonly adviceMore: (perCall: string, lastsDays: number) => string;
  readonly adviceWaste: (calls: string) => string;
  readonly cost: string;
  readonly costText: (perCall: string) => string;
  readonly saved: string;
  readonly savedText: (calls: string, money: string) => string;
  readonly warnings: string;
  readonly noPackage: string;
  readonly low: (percent: number) => string;
  readonly usedUp: string;
  readonly expiring: (order: string, calls: string, day: string) => string;
  readonly uncovered: (calls: string) => string;
  readonly timerStopped: string;
  readonly notify: string;
  readonly notifyDone: string;
  readonly notifyRefused: string;
  readonly updated: (time: string) => string;
  readonly waiting: (count: string) => string;
  readonly nobodyWaits: string;
  readonly links: Readonly<
    Record<'usage' | 'outcomes' | 'packages' | 'reviews' | 'service' | 'export', string>
  >;
}

export interface UsageWords {
  readonly title: string;
  readonly steps: Readonly<Record<UsageStep, string>>;
  readonly by: string;
  readonly earlier: string;
  readonly later: string;
  readonly unit: string;
  readonly drawn: string;
  readonly free: string;
  readonly unknown: string;
  readonly saved: (calls: string) => string;
  readonly time: string;
  readonly day: string;
  readonly sum: string;
  readonly rows: string;
  readonly rowsMore: string;
  readonly none: string;
  readonly speed: (ms: string) => string;
  readonly said: (period: string, sum: string, most: string, when: string) => string;
  readonly saidNone: (period: string) => string;
}

export interface OutcomesWords {
  readonly title: string;
  readonly spans: Readonly<Record<1 | 7 | 28, string>>;
  readonly span: string;
  readonly what: string;
  readonly count: string;
  readonly all: string;
  readonly groups: Readonly<Record<'settled' | 'unknown' | 'refused' | 'reserved', string>>;
  readonly charged: Readonly<Record<Charged, string>>;
  readonly reserved: string;
  readonly none: string;
  readonly saved: string;
  readonly savedMore: string;
}

export interface PackagesWords {
  readonly title: string;
  readonly add: string;
  readonly edit: string;
  readonly none: string;
  readonly noneMore: string;
  readonly states: Readonly<Record<PackageState, string>>;
  readonly used: string;
  readonly usedOf: (used: string, all: string) => string;
  readonly valid: string;
  readonly validity: (from: string, to: string) => string;
  readonly price: string;
  readonly order: string;
  readonly wasted: (calls: string) => string;
  readonly explain: string;
}

export interface PackageWords {
  readonly title: string;
  readonly editTitle: string;
  readonly offers: string;
  readonly offersMore: string;
  readonly offer: (calls: string, price: string) => string;
  readonly own: string;
  readonly calls: string;
  readonly price: string;
  readonly from: string;
  readonly to: string;
  readonly dayHint: string;
  readonly order: string;
  readonly orderHint: string;
  readonly alreadyUsed: string;
  readonly usedCalls: string;
  readonly usedMore: string;
  readonly save: string;
  readonly saving: string;
  readonly remove: string;
  readonly removeTitle: string;
  readonly removeText: string;
  readonly gone: string;
  readonly problems: Readonly<Record<PackageFormProblem, string>>;
}

export interface ReviewWords {
  readonly title: string;
  readonly oneTitle: string;
  readonly none: string;
  readonly noneMore: string;
  readonly waitingSince: string;
  readonly causes: Readonly<Record<ReviewView['cause'], string>>;
  readonly person: string;
  readonly requester: string;
  readonly own: string;
  readonly reference: string;
  readonly outcome: string;
  readonly neverAsked: string;
  readonly attempts: string;
  readonly attemptsUsed: (count: number) => string;
  readonly looks: string;
  readonly yours: string;
  readonly colleagues: string;
  readonly secondLook: string;
  readonly waitsForOther: string;
  readonly decide: string;
  readonly decisions: Readonly<Record<'pass' | 'fail', string>>;
  readonly reason: string;
  readonly reasons: Readonly<Record<PassReason | FailReason, string>>;
  readonly seen: string;
  readonly seenMore: string;
  readonly seenName: string;
  readonly seenIdNumber: string;
  readonly seenWrong: string;
  readonly chooseFirst: string;
  readonly send: string;
  readonly confirmTitle: string;
  readonly confirmPass: (name: string) => string;
  readonly confirmFail: (name: string) => string;
  readonly results: Readonly<Record<'passed' | 'failed' | 'review', Message>>;
  readonly gone: Message;
  readonly back: string;
}

export interface ServiceWords {
  readonly title: string;
  readonly states: Readonly<Record<ServiceStatus['state'], Message>>;
  readonly since: string;
  readonly until: string;
  readonly probe: string;
  readonly problem: string;
  readonly problems: Readonly<Record<PausingProblem, string>>;
  readonly otherProblem: string;
  readonly why: string;
  readonly reason: string;
  readonly reasons: Readonly<Record<PauseReason, string>>;
  readonly pause: string;
  readonly resume: string;
  readonly pauseTitle: string;
  readonly pauseText: string;
  readonly resumeTitle: string;
  readonly resumeText: string;
}

export interface ExportWords {
  readonly title: string;
  readonly what: string;
  readonly whats: Readonly<Record<'usage' | 'ledger', string>>;
  readonly format: string;
  readonly formats: Readonly<Record<'csv' | 'json', string>>;
  readonly from: string;
  readonly to: string;
  readonly dayWrong: string;
  readonly orderWrong: string;
  readonly make: string;
  readonly working: (rows: string) => string;
  readonly stop: string;
  readonly ready: (rows: string) => string;
  readonly share: string;
  readonly shared: string;
  readonly notShared: string;
  readonly cannotShare: string;
  readonly noRoom: string;
  readonly cut: string;
  readonly privacy: string;
}

export interface OperatorWords {
  readonly common: CommonWords;
  readonly situations: Readonly<Record<OperatorSituation, Message>>;
  readonly overview: OverviewWords;
  readonly usage: UsageWords;
  readonly outcomes: OutcomesWords;
  readonly packages: PackagesWords;
  readonly package: PackageWords;
  readonly review: ReviewWords;
  readonly service: ServiceWords;
  readonly export: ExportWords;
}
