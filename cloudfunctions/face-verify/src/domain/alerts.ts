/** One warning: an event that the operators hear of once, over each of their channels. Pure. */

import type { Problem } from './reply';
import { BACK_OFF_MS, MOST_DELIVERIES } from './request';

/** What happened, with the figures that its text names. */
export type Incident =
  /** At or below a share of the stock. */
  | {
      readonly kind: 'LOW';
      readonly remaining: number;
      readonly share: number;
      readonly threshold: number;
      readonly daysLeft: number | null;
    }
  | { readonly kind: 'NONE_LEFT' }
  | { readonly kind: 'EXPIRING'; readonly remaining: number; readonly to: number }
  | { readonly kind: 'PAUSED'; readonly problem: Problem }
  | { readonly kind: 'STOPPED' }
  | { readonly kind: 'FAILURES'; readonly failed: number; readonly sent: number };

/** Names the event: the same one is never told twice. */
export interface Event {
  readonly id: string;
  readonly at: number;
  readonly incident: Incident;
  /** Recorded, and not sent: a graver one of the same moment is. */
  readonly isSilent?: boolean;
}

export interface Delivery {
  readonly channel: string;
  readonly tries: number;
  /** Null: delivered, or given up. */
  readonly dueAt: number | null;
}

export interface Alert {
  readonly id: string;
  readonly rev: number;
  readonly at: number;
  readonly incident: Incident;
  readonly deliveries: readonly Delivery[];
  /** Of the delivery that is due first; null: nothing is left to send. */
  readonly dueAt: number | null;
}

const firstDue = (deliveries: readonly Delivery[]): number | null => {
  const due = deliveries.flatMap(({ dueAt }) => dueAt ?? []);
  return due.length === 0 ? null : Math.min(...due);
};

const withDeliveries = (alert: Alert, deliveries: readonly Delivery[]): Alert => ({
  ...alert,
  rev: alert.rev + 1,
  deliveries,
  dueAt: firstDue(deliveries),
});

export function alertOf({ id, at, incident, isSilent = false }: Event, channels: readonly string[]): Alert {
  const deliveries = isSilent ? [] : channels.map((channel) => ({ channel, tries: 0, dueAt: at }));
  return { id, rev: 1, at, incident, deliveries, dueAt: firstDue(deliveries) };
}

export const isDue = ({ dueAt }: Delivery, now: number): boolean => dueAt !== null && dueAt <= now;

/** Begins every delivery that is due, before anything is sent: of two timers at once one sends it. */
export function claimDeliveries(alert: Alert, now: number): Alert {
  const begun = alert.deliveries.map((delivery) => {
    if (!isDue(delivery, now)) return delivery;
    const tries = delivery.tries + 1;
    const wait = BACK_OFF_MS[tries - 1];
    return { ...delivery, tries, dueAt: wait === undefined ? null : now + wait };
  });
  return withDeliveries(alert, begun);
}

/** @param ended channels that got it, or never will */
export function endDeliveries(alert: Alert, ended: ReadonlySet<string>): Alert {
  return withDeliveries(
    alert,
    alert.deliveries.map((delivery) =>
      ended.has(delivery.channel) ? { ...delivery, dueAt: null } : delivery,
    ),
  );
}

export const isGivenUp = ({ tries }: Delivery): boolean => tries >= MOST_DELIVERIES;
