/**
 * Sends what is due, over each channel by itself. At least once: a crash between sending and its record
 * sends again; two timers at the same moment do not. A channel that fails is tried again, a bounded number of times.
 */
import { textOf } from '../../domain/alert-text';
import { type Alert, claimDeliveries, endDeliveries, isDue, isGivenUp } from '../../domain/alerts';
import type { Services } from '../../ports';

const MOST_AT_ONCE = 10;

type AlertServices = Pick<Services, 'operator' | 'log' | 'now'>;

async function sendOne(alert: Alert, services: AlertServices): Promise<number> {
  const { operator, log, now } = services;
  const due = new Set(alert.deliveries.filter((one) => isDue(one, now())).map(({ channel }) => channel));
  const claimed = claimDeliveries(alert, now());
  if (!(await operator.alerts.replace(claimed))) return 0;
  const ends = await Promise.all(
    claimed.deliveries
      .filter(({ channel }) => due.has(channel))
      .map(async (delivery) => {
        const channel = operator.channels.find(({ id }) => id === delivery.channel);
        // Taken out of the settings meanwhile.
        const sent = (await channel?.send(textOf(alert))) ?? {
          ok: false as const,
          problem: 'NO_CHANNEL',
          isFinal: true,
        };
        const isOver = sent.ok || sent.isFinal || isGivenUp(delivery);
        const event = sent.ok ? 'alert-sent' : isOver ? 'alert-given-up' : 'alert-failed';
        const problem = sent.ok ? null : sent.problem;
        log({ event, code: alert.incident.kind, tries: delivery.tries, problem });
        return { channel: delivery.channel, isOver, isSent: sent.ok };
      }),
  );
  const over = new Set(ends.filter(({ isOver }) => isOver).map(({ channel }) => channel));
  // Lost only where this took longer than the first wait: then it is sent again.
  if (over.size > 0) await operator.alerts.replace(endDeliveries(claimed, over));
  return ends.filter(({ isSent }) => isSent).length;
}

/** Never throws for one alert: the others go on. @returns how many messages arrived */
export async function sendAlerts(services: AlertServices): Promise<number> {
  const { operator, log, now } = services;
  if (operator.channels.length === 0) return 0;
  const due = await operator.alerts.due(now(), MOST_AT_ONCE);
  const sent = await Promise.all(
    due.map((alert) =>
      sendOne(alert, services).catch((error: unknown) => {
        log({ event: 'failure', error });
        return 0;
      }),
    ),
  );
  return sent.reduce((sum, count) => sum + count, 0);
}
