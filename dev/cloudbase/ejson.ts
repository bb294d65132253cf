/** Documents on the wire are canonical EJSON text; inside they are plain values, `Date` and BSON types. */
import { BSONRegExp, EJSON } from 'bson';
import { Refusal, WIRE_CODE } from './refusal';

export type Fields = Record<string, unknown>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/**
 * Reads one document, query or update.
 *
 * @param now milliseconds since 1970, for `db.serverDate()`
 * @throws Refusal INVALID_PARAM
 */
export function readFields(text: string, now: number): Fields {
  const value = readValue(text, now);
  if (!isFields(value)) throw new Refusal(WIRE_CODE.invalidParam, 'an object was expected');
  return value;
}

/** As `readFields`, for any value: the argument of an aggregation stage may be a number or a text. */
export function readValue(text: string, now: number): unknown {
  let value: unknown;
  try {
    value = EJSON.parse(text);
  } catch {
    throw new Refusal(WIRE_CODE.invalidParam, 'not EJSON');
  }
  return fromWire(value, now);
}

export function writeFields(document: Fields): string {
  return EJSON.stringify(document, { relaxed: false });
}

/** A deep copy that keeps `Date` and the BSON types. */
export function copyFields(document: Fields): Fields {
  return readFields(writeFields(document), 0);
}

function fromWire(value: unknown, now: number): unknown {
  if (Array.isArray(value)) return value.map((item) => fromWire(item, now));
  // mingo matches with the language's own regular expressions.
  if (value instanceof BSONRegExp) return new RegExp(value.pattern, value.options);
  if (!isFields(value)) return value;
  const serverDate = value['$tcb_server_date'];
  if (isFields(serverDate)) return new Date(now + Number(serverDate['offset'] ?? 0));
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, fromWire(item, now)]));
}
