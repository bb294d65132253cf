/** What all actions of the wire protocol have in common. */
import * as v from 'valibot';
import type { Fields } from './ejson';
import { Refusal, WIRE_CODE } from './refusal';

/** Executes one action; what it returns becomes `data` of the answer. Throws `Refusal`. */
export type Action = (request: Fields) => unknown;

/** By the name that the wire uses: `database.getDocument`. */
export type Actions = Readonly<Record<string, Action>>;

/** @throws Refusal INVALID_PARAM naming the first parameter that is wrong */
export function readRequest<const Schema extends v.GenericSchema>(
  schema: Schema,
  request: Fields,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, request);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new Refusal(WIRE_CODE.invalidParam, `${v.getDotPath(issue) ?? 'request'}: ${issue.message}`);
}
