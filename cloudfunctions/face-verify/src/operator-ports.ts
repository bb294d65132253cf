/** What the operator's side needs from outside, beside ports.ts. */
import type { EntryCode } from '../../../miniprogram/contract/operator';
import type { Source } from '../../../miniprogram/contract/verifiers';
import type { AlertText } from './domain/alert-text';
import type { Alert } from './domain/alerts';
import type { Attempt } from './domain/attempt';
import type { Package } from './domain/packages';
import type { Poster } from './domain/poster';
import type { Progress, UsageDay, UsageGroup, UsageWindow } from './domain/usage';

/** Where a page of rows ended: rows of one instant are told apart by their ids. */
export interface RowMark {
  readonly at: number;
  readonly id: string;
}

/** The ledger as a book that is read as a whole. */
export interface Books {
  /**
   * Counts rows by window and by how they ended, in the database: one trip however many rows.
   *
   * @returns at most `most` groups; so many may not be all
   */
  countBetween(
    from: number,
    to: number,
    most: number,
  ): Promise<readonly (UsageGroup & { readonly window: number })[]>;
  /** When the oldest row was reserved; null: there is none. */
  oldestAt(): Promise<number | null>;
  /** When the oldest row without a decision was reserved. */
  oldestUndecidedAt(): Promise<number | null>;
  /** By time and id. @param after null: from the beginning */
  page(from: number, to: number, after: RowMark | null, most: number): Promise<readonly Attempt[]>;
}

export interface UsageStore {
  /** Written once: a second time nothing happens. */
  addWindow(window: UsageWindow): Promise<void>;
  addDay(day: UsageDay): Promise<void>;
  /** Oldest first, from inclusive to exclusive. */
  windows(from: number, to: number, most: number): Promise<readonly UsageWindow[]>;
  days(from: number, to: number, most: number): Promise<readonly UsageDay[]>;
  progress(): Promise<Progress | null>;
  /** Writes the next revision; false where another run was first. */
  advance(progress: Progress): Promise<boolean>;
  /** @returns how many were removed */
  removeBefore(windows: number, days: number): Promise<number>;
}

export interface Packages {
  get(id: string): Promise<Package | null>;
  /** Those that ended after an instant. */
  endingAfter(instant: number, most: number): Promise<readonly Package[]>;
  /** Adds revision 1, or writes the next one; false where another change was first. */
  save(one: Package): Promise<boolean>;
  remove(id: string): Promise<void>;
}

export interface Alerts {
  get(id: string): Promise<Alert | null>;
  /** False where there was one of this event before. */
  add(alert: Alert): Promise<boolean>;
  /** Longest due first. */
  due(now: number, most: number): Promise<readonly Alert[]>;
  /** Writes the next revision; false where another run was first. */
  replace(alert: Alert): Promise<boolean>;
  /** @returns how many were removed */
  removeBefore(instant: number): Promise<number>;
}

export interface Posters {
  get(id: string): Promise<Poster | null>;
  create(poster: Poster): Promise<void>;
  /** Latest first. @param integrator null: the operator's own */
  latest(integrator: string | null, most: number): Promise<readonly Poster[]>;
  /** Writes when it ended, once. */
  end(id: string, at: number): Promise<void>;
}

/** How one message, or one call of WeChat's API, went. `problem` is a word for the log. */
export type Sent =
  | { readonly ok: true }
  /** `isFinal`: trying again cannot help. */
  | { readonly ok: false; readonly problem: string; readonly isFinal: boolean };

/** A way to reach the operators: the webhook, or one of them in WeChat. */
export interface Channel {
  /** Stable, and no open id: a word that may be stored. */
  readonly id: string;
  /** Never throws. */
  send(text: AlertText): Promise<Sent>;
}

/** Codes and links that lead into the mini-program. Each is null where WeChat made none; never throws. */
export interface EntryPoints {
  /** @param scene at most 32 visible characters (wechat.md, Entry and return) */
  code(scene: string): Promise<EntryCode | null>;
  urlLink(query: string): Promise<string | null>;
  /** `weixin://` */
  scheme(query: string): Promise<string | null>;
}

export interface OperatorPolicy {
  /** Shares of the stock at or below which a warning goes out, largest first. */
  readonly warnShares: readonly number[];
  readonly warnBeforeExpiryMs: number;
  /** Whether two operators have to come to the same decision. */
  readonly needsSecondLook: boolean;
  readonly templateId: string | null;
}

export interface OperatorServices {
  /** The verifiers in use, first choice first: an operator stops all of them at once. */
  readonly sources: readonly [Source, ...Source[]];
  /** Whether this user key is an operator's. */
  readonly isOperator: (userKey: string) => boolean;
  readonly books: Books;
  readonly usage: UsageStore;
  readonly packages: Packages;
  readonly alerts: Alerts;
  readonly posters: Posters;
  readonly channels: readonly Channel[];
  readonly entryPoints: EntryPoints;
  readonly policy: OperatorPolicy;
}
