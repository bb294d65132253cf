/** The operator's ports in memory, over the same rows as the ledger. */

import type { AlertText } from '../../../cloudfunctions/face-verify/src/domain/alert-text';
import type { Alert } from '../../../cloudfunctions/face-verify/src/domain/alerts';
import type { Attempt } from '../../../cloudfunctions/face-verify/src/domain/attempt';
import type { Package } from '../../../cloudfunctions/face-verify/src/domain/packages';
import type { Poster } from '../../../cloudfunctions/face-verify/src/domain/poster';
import {
  type Progress,
  type UsageDay,
  type UsageWindow,
  windowStart,
} from '../../../cloudfunctions/face-verify/src/domain/usage';
import type { OperatorServices, Sent } from '../../../cloudfunctions/face-verify/src/operator-ports';

export const OPERATOR = 'wx-app/operator';

export interface OperatorMemory {
  readonly services: OperatorServices;
  readonly windows: Map<number, UsageWindow>;
  readonly days: Map<number, UsageDay>;
  progress: Progress | null;
  readonly packages: Map<string, Package>;
  readonly alerts: Map<string, Alert>;
  readonly posters: Map<string, Poster>;
  /** Messages as they were sent, by channel. */
  readonly told: { readonly channel: string; readonly text: AlertText }[];
  /** What a channel answers. */
  answer: (channel: string) => Sent;
  /** What WeChat makes of a code or link; null: nothing. */
  made: string | null;
  /** Runs before each write, and may throw as a database does. */
  beforeWrite: (name: 'window' | 'day' | 'advance') => void;
  /** Queries of the usage and the books. */
  trips: number;
}

const inOrder = <Kept extends { readonly start: number }>(kept: Iterable<Kept>, from: number, to: number) =>
  [...kept].filter(({ start }) => start >= from && start < to).sort((a, b) => a.start - b.start);

function groupOf({ source, reservedAt, decision }: Attempt) {
  return {
    source,
    window: windowStart(reservedAt),
    state: decision?.state ?? ('reserved' as const),
    code: decision?.code ?? 'RESERVED',
    charged: decision?.charged ?? ('unknown' as const),
    isSent: (decision?.sends ?? 0) > 0,
    count: 1,
    apiMs: decision?.apiMs ?? 0,
  };
}

/** @param rows of the ledger @param settings over the defaults */
export function inMemoryOperator(
  rows: () => readonly Attempt[],
  policy: Partial<OperatorServices['policy']> = {},
): OperatorMemory {
  const byTime = (): Attempt[] =>
    [...rows()].sort((a, b) => a.reservedAt - b.reservedAt || (a.id < b.id ? -1 : 1));
  const replace = <Kept extends { readonly id: string; readonly rev: number }>(
    kept: Map<string, Kept>,
    next: Kept,
  ): boolean => {
    if ((kept.get(next.id)?.rev ?? 0) !== next.rev - 1) return false;
    kept.set(next.id, next);
    return true;
  };
  const channel = (id: string): OperatorServices['channels'][number] => ({
    id,
    async send(text) {
      memory.told.push({ channel: id, text });
      return memory.answer(id);
    },
  });
  const memory: OperatorMemory = {
    windows: new Map(),
    days: new Map(),
    progress: null,
    packages: new Map(),
    alerts: new Map(),
    posters: new Map(),
    told: [],
    answer: () => ({ ok: true }),
    made: 'made',
    beforeWrite: () => undefined,
    trips: 0,
    services: {
      sources: ['market'],
      isOperator: (userKey) => userKey === OPERATOR,
      books: {
        async countBetween(from, to, most) {
          memory.trips += 1;
          const groups = new Map<string, ReturnType<typeof groupOf>>();
          for (const row of rows()) {
            if (row.reservedAt < from || row.reservedAt >= to) continue;
            const { count, apiMs, ...keys } = groupOf(row);
            const key = JSON.stringify(keys);
            const known = groups.get(key);
            groups.set(key, {
              ...keys,
              count: count + (known?.count ?? 0),
              apiMs: apiMs + (known?.apiMs ?? 0),
            });
          }
          return [...groups.values()].slice(0, most);
        },
        oldestAt: async () => byTime()[0]?.reservedAt ?? null,
        oldestUndecidedAt: async () => byTime().find(({ decision }) => decision === null)?.reservedAt ?? null,
        page: async (from, to, after, most) =>
          byTime()
            .filter(({ reservedAt }) => reservedAt >= from && reservedAt < to)
            .filter(
              ({ id, reservedAt }) =>
                after === null || reservedAt > after.at || (reservedAt === after.at && id > after.id),
            )
            .slice(0, most),
      },
      usage: {
        async addWindow(window) {
          memory.beforeWrite('window');
          if (!memory.windows.has(window.start)) memory.windows.set(window.start, window);
        },
        async addDay(day) {
          memory.beforeWrite('day');
          if (!memory.days.has(day.start)) memory.days.set(day.start, day);
        },
        windows: async (from, to, most) => inOrder(memory.windows.values(), from, to).slice(0, most),
        days: async (from, to, most) => inOrder(memory.days.values(), from, to).slice(0, most),
        progress: async () => memory.progress,
        async advance(progress) {
          memory.beforeWrite('advance');
          if ((memory.progress?.rev ?? 0) !== progress.rev - 1) return false;
          memory.progress = progress;
          return true;
        },
        removeBefore: async () => 0,
      },
      packages: {
        get: async (id) => memory.packages.get(id) ?? null,
        endingAfter: async (instant, most) =>
          [...memory.packages.values()].filter(({ to }) => to >= instant).slice(0, most),
        save: async (one) => replace(memory.packages, one),
        async remove(id) {
          memory.packages.delete(id);
        },
      },
      alerts: {
        get: async (id) => memory.alerts.get(id) ?? null,
        async add(alert) {
          if (memory.alerts.has(alert.id)) return false;
          memory.alerts.set(alert.id, alert);
          return true;
        },
        due: async (now, most) =>
          [...memory.alerts.values()].filter(({ dueAt }) => dueAt !== null && dueAt <= now).slice(0, most),
        replace: async (alert) => replace(memory.alerts, alert),
        removeBefore: async () => 0,
      },
      posters: {
        get: async (id) => memory.posters.get(id) ?? null,
        async create(poster) {
          memory.posters.set(poster.id, poster);
        },
        latest: async (integrator, most) =>
          [...memory.posters.values()].filter((poster) => poster.integrator === integrator).slice(0, most),
        async end(id, at) {
          const poster = memory.posters.get(id);
          if (poster?.endedAt === null) memory.posters.set(id, { ...poster, endedAt: at });
        },
      },
      channels: [channel('webhook'), channel('wechat:1')],
      entryPoints: {
        code: async (scene) =>
          memory.made === null
            ? null
            : { contentType: 'image/png', base64: Buffer.from(scene).toString('base64') },
        urlLink: async (query) => memory.made && `https://wxaurl.cn/${memory.made}?${query}`,
        scheme: async (query) => memory.made && `weixin://dl/business/?t=${memory.made}&${query}`,
      },
      policy: {
        warnShares: [0.2, 0.05],
        warnBeforeExpiryMs: 30 * 86_400_000,
        needsSecondLook: false,
        templateId: 'template',
        ...policy,
      },
    },
  };
  return memory;
}
