/** The simulated month in the stand-in of the cloud, asked through the built function as an operator's phone asks. */
import * as v from 'valibot';
import { FUNCTION_NAME } from '../../miniprogram/contract/actions';
import { startFaceApi } from '../face-api';
import { startService } from '../service';
import { countTrips } from '../wire-trips';
import type { Month } from './simulate';

const OPERATOR = 'the-operator';

export interface WireReport {
  readonly overviewTrips: number;
  readonly overviewMs: number;
  readonly remaining: number;
  readonly export: {
    readonly rows: number;
    readonly pages: number;
    readonly largestPageBytes: number;
    /** Each row of the ledger once. */
    readonly isComplete: boolean;
    readonly isInOrder: boolean;
  };
}

const Overview = v.object({ data: v.object({ overview: v.object({ remaining: v.number() }) }) });
const Page = v.object({
  data: v.object({ page: v.object({ text: v.string(), rows: v.number(), next: v.nullable(v.string()) }) }),
});
const Rows = v.array(v.object({ _id: v.string(), reservedAt: v.number() }));

type Ask = (data: Readonly<Record<string, unknown>>) => Promise<unknown>;

async function exportAll(ask: Ask, month: Month): Promise<WireReport['export']> {
  let [text, pages, largestPageBytes] = ['', 0, 0];
  let cursor: string | undefined;
  do {
    const asked = { action: 'exportRows', what: 'ledger', format: 'json', from: 0, to: month.endsAt + 1 };
    const answer = await ask(cursor === undefined ? asked : { ...asked, cursor });
    const { page } = v.parse(Page, answer).data;
    text += page.text;
    pages += 1;
    largestPageBytes = Math.max(largestPageBytes, Buffer.byteLength(JSON.stringify(answer)));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  const rows = v.parse(Rows, JSON.parse(text));
  const exported = new Set(rows.map(({ _id }) => _id));
  const ledger = month.collections['attempts']?.all() ?? [];
  const isInOrder = rows.every(({ reservedAt, _id }, index) => {
    const before = rows[index - 1];
    if (before === undefined) return true;
    return before.reservedAt < reservedAt || (before.reservedAt === reservedAt && before._id < _id);
  });
  const isComplete =
    rows.length === ledger.length && ledger.every(({ _id }) => typeof _id === 'string' && exported.has(_id));
  return { rows: rows.length, pages, largestPageBytes, isComplete, isInOrder };
}

/** Expects a built function. */
export async function askOverTheWire(month: Month): Promise<WireReport> {
  const faceApi = await startFaceApi();
  const service = await startService({ faceApi, settings: { OPERATOR_OPENIDS: OPERATOR } });
  const { cloudbase } = service;
  try {
    for (const [name, documents] of Object.entries(month.collections)) {
      for (const document of documents.all()) cloudbase.database.insert(name, { ...document });
    }
    const ask: Ask = (data) => cloudbase.callFunction({ name: FUNCTION_NAME, data, openId: OPERATOR });
    // Since the month's last timer nobody rolled up: the first one who looks does.
    await ask({ action: 'getOverview' });
    let [remaining, overviewMs] = [0, 0];
    const overviewTrips = await countTrips(cloudbase, async () => {
      const startedAt = performance.now();
      remaining = v.parse(Overview, await ask({ action: 'getOverview' })).data.overview.remaining;
      overviewMs = Math.round(performance.now() - startedAt);
    });
    return { overviewTrips, overviewMs, remaining, export: await exportAll(ask, month) };
  } finally {
    await service.close();
    await faceApi.close();
  }
}
