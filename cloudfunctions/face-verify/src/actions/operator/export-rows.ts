/** `exportRows`: ledger or usage of a span of time, page by page, each far below the 1 MB of an answer. */
import type {
  ExportPage,
  OperatorRequest,
  OperatorResponse,
} from '../../../../../miniprogram/contract/operator';
import { WINDOW_MS } from '../../../../../miniprogram/contract/operator-usage';
import { LEDGER_SHEET, USAGE_SHEET, writePage } from '../../domain/export';
import { dayInChina } from '../../domain/limits';
import { windowStart } from '../../domain/usage';
import { VerifyError } from '../../errors';
import type { RowMark } from '../../operator-ports';
import type { Services } from '../../ports';
import { countAll, MOST_DOCUMENTS, rollUp } from './roll-up';

type Asked = OperatorRequest<'exportRows'>;

/** `<time>.<id>` of the last row of the page before: rows of one instant are neither lost nor repeated. */
const CURSOR = /^(\d{1,16})\.([\w-]{0,64})$/;

/** @throws VerifyError BAD_REQUEST */
function readCursor(cursor: string | undefined): RowMark | null {
  if (cursor === undefined) return null;
  const [, at, id] = CURSOR.exec(cursor) ?? [];
  if (at === undefined || id === undefined) throw new VerifyError('BAD_REQUEST', 'cursor');
  return { at: Number(at), id };
}

function fileName({ what, format, from, to }: Asked): string {
  return `${what}-${dayInChina(from)}-${dayInChina(to - 1)}.${format}`;
}

async function exportLedger(
  asked: Asked,
  after: RowMark | null,
  { operator }: Services,
): Promise<ExportPage> {
  const { from, to, format } = asked;
  const rows = await operator.books.page(from, to, after, MOST_DOCUMENTS);
  const last = rows.at(-1);
  const isLast = rows.length < MOST_DOCUMENTS || last === undefined;
  const text = writePage(format, LEDGER_SHEET, rows, { isFirst: after === null, isLast });
  const next = isLast ? null : `${last.reservedAt}.${last.id}`;
  return { text, rows: rows.length, next, fileName: fileName(asked) };
}

async function exportUsage(asked: Asked, after: RowMark | null, services: Services): Promise<ExportPage> {
  const { operator } = services;
  const { to, format } = asked;
  const from = windowStart(after === null ? asked.from : after.at);
  const upTo = (await rollUp(services)).upTo ?? from;
  const final = await operator.usage.windows(from, Math.min(to, upTo), MOST_DOCUMENTS);
  const isFull = final.length === MOST_DOCUMENTS;
  // What is not final yet follows the last page of what is.
  const younger = isFull ? [] : await countAll(Math.max(from, Math.min(to, upTo)), to, operator);
  const rows = [...final, ...younger];
  const text = writePage(format, USAGE_SHEET, rows, { isFirst: after === null, isLast: !isFull });
  const next = isFull ? `${(final.at(-1)?.start ?? from) + WINDOW_MS}.` : null;
  return { text, rows: rows.length, next, fileName: fileName(asked) };
}

/** @throws VerifyError BAD_REQUEST */
export async function exportRows(asked: Asked, services: Services): Promise<OperatorResponse<'exportRows'>> {
  if (asked.to <= asked.from) throw new VerifyError('BAD_REQUEST', 'to');
  const after = readCursor(asked.cursor);
  const exported = asked.what === 'ledger' ? exportLedger : exportUsage;
  return { page: await exported(asked, after, services) };
}
