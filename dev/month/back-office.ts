/** The operator's side of the simulated month: the real stores and actions on documents in memory. */

import type { OperatorServices } from '../../cloudfunctions/face-verify/src/operator-ports';
import type { Services } from '../../cloudfunctions/face-verify/src/ports';
import { createAlerts } from '../../cloudfunctions/face-verify/src/stores/alerts';
import { createBooks } from '../../cloudfunctions/face-verify/src/stores/books';
import { createPackages } from '../../cloudfunctions/face-verify/src/stores/packages';
import { createPosters } from '../../cloudfunctions/face-verify/src/stores/posters';
import { createServiceStates } from '../../cloudfunctions/face-verify/src/stores/service-states';
import { createUsageStore } from '../../cloudfunctions/face-verify/src/stores/usage';
import { createDocuments, type Documents } from './documents';
import { DAY_MS } from './traffic';

export interface Warning {
  readonly at: number;
  readonly text: string;
  /** Of the stock, as the text has it; 0 where it names none. */
  readonly share: number;
}

/** What the operator's actions use; everything else of the function is not there. */
export type OfficeServices = Pick<Services, 'serviceStates' | 'log' | 'now'> & {
  readonly operator: OperatorServices;
};

export interface BackOffice {
  readonly services: OfficeServices;
  readonly collections: Readonly<Record<string, Documents>>;
  readonly warnings: readonly Warning[];
}

export interface BackOfficeOptions {
  readonly attempts: Documents;
  readonly now: () => number;
  /** Calls of all packages. */
  readonly bought: number;
  readonly start: number;
}

/** Three packages, the largest expiring last: the others are drawn from first. */
async function buy(
  packages: ReturnType<typeof createPackages>,
  { bought, start }: BackOfficeOptions,
): Promise<void> {
  const parts = [Math.round(bought * 0.15), Math.round(bought * 0.25)];
  const last = bought - parts.reduce((sum, calls) => sum + calls, 0);
  for (const [index, calls] of [...parts, last].entries()) {
    const from = start - (100 - index * 40) * DAY_MS;
    await packages.save({
      ...{ id: `package-${index}`, rev: 1, calls, priceYuan: Math.round(calls * 0.25), orderId: '' },
      ...{ from, to: from + 365 * DAY_MS, used: null, enteredAt: start },
    });
  }
}

export async function createBackOffice(options: BackOfficeOptions): Promise<BackOffice> {
  const { attempts, now } = options;
  const usage = createDocuments('start');
  const packages = createDocuments('to');
  const alerts = createDocuments('at');
  const service = createDocuments('rev');
  const warnings: Warning[] = [];
  const stock = createPackages(packages);
  await buy(stock, options);
  return {
    warnings,
    collections: { attempts, usage, packages, alerts },
    services: {
      serviceStates: createServiceStates(service),
      log: () => undefined,
      now,
      operator: {
        sources: ['market'],
        isOperator: () => true,
        books: createBooks(attempts),
        usage: createUsageStore(usage),
        packages: stock,
        alerts: createAlerts(alerts),
        posters: createPosters(createDocuments('createdAt')),
        channels: [
          {
            id: 'webhook',
            async send({ title, text }) {
              const share = Number(/占 ([\d.]+)%/.exec(text)?.[1] ?? 0) / 100;
              warnings.push({ at: now(), text: title, share });
              return { ok: true };
            },
          },
        ],
        entryPoints: { code: async () => null, urlLink: async () => null, scheme: async () => null },
        policy: {
          ...{ warnShares: [0.2, 0.05], warnBeforeExpiryMs: 30 * DAY_MS },
          ...{ needsSecondLook: false, templateId: null },
        },
      },
    },
  };
}
