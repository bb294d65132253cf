/** What whoever asked is told. It is the phone's word and forgeable: his server asks ours (docs/integrate.md). */
import type { SessionState } from '../contract/actions';
import type { OutcomeCode } from '../contract/outcome';
import type { Verification } from './verification';

/** The argument of the `verified` event, and the `extraData` of a return to another mini-program. */
export interface VerificationReport {
  /** What the caller's server looks the result up by; empty when no verification was opened. */
  readonly sessionId: string;
  /** `open`: the person left before the end, or the result is not known yet. */
  readonly state: SessionState;
  /** Of the latest attempt; empty when none was decided. */
  readonly outcome: OutcomeCode | '';
}

export function reportOf({ session, latest }: Verification): VerificationReport {
  return {
    sessionId: session?.sessionId ?? '',
    state: session?.state ?? 'open',
    outcome: latest?.kind === 'answered' ? latest.attempt.code : '',
  };
}
