/** What the operator reads. */
import type { Attempt } from '../domain/attempt';

/** One line for the operator. No field takes free text: see log.ts. */
export type Log = (entry: LogEntry) => void;

export interface LogEntry {
  readonly event:
    | 'action'
    | 'stranger'
    | 'attempt'
    | 'not-recorded'
    | 'photo-not-deleted'
    | 'service-paused'
    | 'service-open'
    | 'webhook-delivered'
    | 'webhook-failed'
    | 'webhook-given-up'
    | 'service-stopped'
    | 'alert-sent'
    | 'alert-failed'
    | 'alert-given-up'
    | 'open-api-failed'
    | 'sweep'
    | 'failure';
  readonly action?: string;
  readonly integrator?: string;
  readonly sessionId?: string;
  /** Deliveries of a webhook that were begun. */
  readonly tries?: number;
  readonly code?: string;
  readonly field?: string;
  readonly attempt?: Attempt;
  readonly problem?: string | null;
  readonly totalMs?: number;
  /** What a sweep did. */
  readonly abandoned?: number;
  readonly expired?: number;
  readonly deleted?: number;
  readonly delivered?: number;
  /** Messages of warnings. */
  readonly alerted?: number;
  /** An error that is not ours: its class, its code and its place are told, never its message. */
  readonly error?: unknown;
}
