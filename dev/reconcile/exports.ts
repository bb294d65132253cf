/** What CloudBase exports, as one JSON list or one object a line, numbers plain or as extended JSON. */
import * as v from 'valibot';
import type { Correction, LedgerEntry } from './entry';
import { FormatError } from './usage';

const asNumber = v.pipe(
  v.union([
    v.number(),
    v.pipe(
      v.object({ $numberLong: v.string() }),
      v.transform(({ $numberLong }) => Number($numberLong)),
    ),
    v.pipe(
      v.object({ $numberInt: v.string() }),
      v.transform(({ $numberInt }) => Number($numberInt)),
    ),
    v.pipe(
      v.object({ $numberDouble: v.string() }),
      v.transform(({ $numberDouble }) => Number($numberDouble)),
    ),
  ]),
  v.finite(),
);

const Row = v.object({
  _id: v.string(),
  reservedAt: asNumber,
  decision: v.nullish(
    v.object({
      charged: v.picklist(['yes', 'no', 'unknown']),
      requestIds: v.array(v.string()),
      decidedAt: asNumber,
    }),
    null,
  ),
});

const Made = v.object({ corrects: v.string(), charged: v.picklist(['yes', 'no']) });

/** The time limit of the function: no call is made after it, whenever the row was decided. */
const LONGEST_MS = 30_000;

function documentsOf(text: string): readonly unknown[] {
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  if (trimmed.startsWith('[')) {
    const list = parseJson(trimmed, 'the list');
    return Array.isArray(list) ? list : [];
  }
  const lines = trimmed.split(/\r?\n/).filter((line) => line.trim() !== '');
  return lines.map((line, index) => parseJson(line, `line ${index + 1}`));
}

function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Its message repeats a piece of the file.
    throw new FormatError(`${where} is no JSON`);
  }
}

function read<const Schema extends v.GenericSchema>(
  schema: Schema,
  text: string,
  what: string,
): readonly v.InferOutput<Schema>[] {
  return documentsOf(text).map((document, index) => {
    const parsed = v.safeParse(schema, document);
    if (!parsed.success) throw new FormatError(`object ${index + 1} is no ${what}`);
    return parsed.output;
  });
}

/** Rows of the collection `attempts`. @throws FormatError */
export function parseLedger(text: string): readonly LedgerEntry[] {
  return read(Row, text, 'row of the ledger').map(({ _id, reservedAt, decision }) => ({
    attemptId: _id,
    charged: decision?.charged ?? 'unknown',
    requestIds: decision?.requestIds ?? [],
    from: reservedAt,
    until: Math.min(decision?.decidedAt ?? Number.POSITIVE_INFINITY, reservedAt + LONGEST_MS),
  }));
}

/** Rows of the collection `corrections`. @throws FormatError */
export function parseCorrections(text: string): readonly Pick<Correction, 'corrects' | 'charged'>[] {
  return read(Made, text, 'correction');
}

/** One id a line, or in the first column; a heading or not. @throws FormatError */
export function parseRequestIds(text: string): readonly string[] {
  const lines = text.split(/\r?\n/).map((line) => (line.split(',')[0] ?? '').replaceAll('"', '').trim());
  const ids = lines.map((line, index) => {
    if (line === '' || /^[\dA-Za-z-]{16,64}$/.test(line)) return line;
    if (index === 0) return '';
    throw new FormatError(`line ${index + 1} is no request id`);
  });
  return [...new Set(ids.filter((id) => id !== ''))];
}
