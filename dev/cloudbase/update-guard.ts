/**
 * Where MongoDB refuses an update and mingo quietly does something else.
 *
 * mingo skips an `$inc` on null, skips `$push` on a text and builds `a.b` where `a` is null; MongoDB
 * fails all three. A stand-in that lets them pass would hide a lost counter (cloudbase.md).
 */
import { type Fields, isFields } from './ejson';
import { Refusal, WIRE_CODE } from './refusal';

const CREATES_ITS_PATH: ReadonlySet<string> = new Set([
  '$set',
  '$inc',
  '$mul',
  '$min',
  '$max',
  '$push',
  '$addToSet',
]);
const NEEDS_NUMBER: ReadonlySet<string> = new Set(['$inc', '$mul']);
const NEEDS_ARRAY: ReadonlySet<string> = new Set(['$push', '$addToSet', '$pull', '$pullAll', '$pop']);

/** @throws Refusal DATABASE_REQUEST_FAILED in MongoDB's words */
export function assertApplicable(document: Fields, modifier: Fields): void {
  for (const [operator, paths] of Object.entries(modifier)) {
    if (!isFields(paths)) throw failed(`Modifiers operate on fields: ${operator}`);
    for (const path of Object.keys(paths)) {
      const target = targetOf(document, path, CREATES_ITS_PATH.has(operator));
      if (target === undefined) continue;
      if (NEEDS_NUMBER.has(operator) && typeof target !== 'number') {
        throw failed(`Cannot apply ${operator} to a value of non-numeric type: ${path}`);
      }
      if (NEEDS_ARRAY.has(operator) && !Array.isArray(target)) {
        throw failed(`The field '${path}' must be an array for ${operator}`);
      }
    }
  }
}

/** The value at the path, or undefined where there is none yet. */
function targetOf(document: Fields, path: string, create: boolean): unknown {
  let value: unknown = document;
  for (const name of path.split('.')) {
    // Positional segments (`$`, `$[]`) name several places: left to mingo.
    if (value === undefined || name.startsWith('$')) return undefined;
    if (Array.isArray(value) && /^\d+$/.test(name)) value = value[Number(name)];
    else if (isFields(value)) value = value[name];
    else if (create) throw failed(`Cannot create field '${name}' on the way to '${path}'`);
    else return undefined;
  }
  return value;
}

function failed(message: string): Refusal {
  return new Refusal(WIRE_CODE.databaseFailed, message);
}
