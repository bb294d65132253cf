/**
 * The verification that the open pages share, and who asked for it. The start page begins it and ends
 * it; nothing of it is ever put into storage or a URL.
 */
import type { Entry } from '../models/entry';
import { newVerification, type Verification } from '../models/verification';
import { type Caller, createCaller, type OpenedPage } from './caller';
import { dropPerson } from './selfie';

export interface Run {
  readonly verification: Verification;
  readonly caller: Caller;
}

let current: Run | null = null;

export function beginRun(entry: Entry, startPage: OpenedPage): Run {
  if (current !== null) dropPerson(current.verification);
  const verification = newVerification(entry);
  current = { verification, caller: createCaller(startPage, verification) };
  return current;
}

/** Null on a page that was opened without the start page. */
export function currentRun(): Run | null {
  return current;
}

/** Ends this run; another that has begun meanwhile is left alone. */
export function endRun(run: Run): void {
  run.caller.tell();
  dropPerson(run.verification);
  if (current === run) current = null;
}
