/**
 * How often a person, and an ID number, may be paid for in one day.
 *
 * Pure. A tally is one document per day; it is changed by compare-and-set on `rev`, as a session is, so
 * that of two attempts at once at most one is let through by the last place.
 */

import type { Allowance } from '../../../../miniprogram/contract/actions';
import type { Reservation } from './attempt';

export interface Tally {
  /** `person:…` or `subject:…`, a keyed hash, and the day. */
  readonly id: string;
  readonly rev: number;
  /** Places that are held today, see {@link placeOf}. */
  readonly attempts: readonly string[];
  /** Keyed hashes of pictures that failed: not paid for again (peers.md, Login.gov). */
  readonly failedPhotos: readonly string[];
  /** Rows that photos refused for their quality have today. */
  readonly refusedPhotos: number;
  /** When nobody asks for it any more, milliseconds since the epoch. */
  readonly expiresAt: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** China has one time zone, UTC+8. */
const CHINA_OFFSET_MS = 8 * 60 * 60 * 1000;

/** Midnight in China after an instant. */
export function nextMidnight(now: number): number {
  return (Math.floor((now + CHINA_OFFSET_MS) / DAY_MS) + 1) * DAY_MS - CHINA_OFFSET_MS;
}

/** The day in China, as part of a document's id: `2026-11-23`. */
export function dayInChina(now: number): string {
  return new Date(now + CHINA_OFFSET_MS).toISOString().slice(0, 10);
}

export type TallyKind = 'person' | 'subject';

export function tallyId(kind: TallyKind, hash: string, now: number): string {
  return `${kind}:${hash}:${dayInChina(now)}`;
}

/** A day without attempts. Revision 0: it is not stored yet. */
export function emptyTally(id: string, now: number): Tally {
  return {
    id,
    rev: 0,
    attempts: [],
    failedPhotos: [],
    refusedPhotos: 0,
    expiresAt: nextMidnight(now) + DAY_MS,
  };
}

/** What is left of a day's limit. */
export function allowanceOf(used: number, limit: number, now: number): Allowance {
  const remaining = Math.max(0, limit - used);
  return { allowed: remaining > 0, limit, remaining, resetAt: nextMidnight(now) };
}

/**
 * The name under which an attempt holds its places. Twins on one revision of a session share a place; the
 * same id in another session, or later, has its own, so that nobody gives back what another has paid for.
 */
export function placeOf({ id, sessionId, sessionRev }: Reservation): string {
  return `${id}.${sessionId}.${sessionRev}`;
}

export function takePlace(tally: Tally, place: string): Tally {
  return { ...tally, rev: tally.rev + 1, attempts: [...tally.attempts, place] };
}

/** Null where the place is not held (any more): there is nothing to give back. */
export function givePlaceBack(tally: Tally, place: string): Tally | null {
  if (!tally.attempts.includes(place)) return null;
  return { ...tally, rev: tally.rev + 1, attempts: tally.attempts.filter((held) => held !== place) };
}

/** As many as a person can fail with in a day, several times over: the list stays small. */
const MOST_PHOTOS = 50;

export function rememberPhoto(tally: Tally, photo: string): Tally {
  const failedPhotos = [...tally.failedPhotos.filter((known) => known !== photo), photo].slice(-MOST_PHOTOS);
  return { ...tally, rev: tally.rev + 1, failedPhotos };
}

/**
 * Rows a day for one person's refused photos. Beyond, a photo is refused all the same and leaves no row:
 * whoever sends dark pictures all day must not fill the database.
 */
const MOST_REFUSED_PHOTOS = 20;

/** Null where the day's rows are used up. */
export function countRefusedPhoto(tally: Tally): Tally | null {
  if (tally.refusedPhotos >= MOST_REFUSED_PHOTOS) return null;
  return { ...tally, rev: tally.rev + 1, refusedPhotos: tally.refusedPhotos + 1 };
}
