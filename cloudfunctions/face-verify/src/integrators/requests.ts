/** Bodies of integrators' requests, checked after the signature: exactly the listed fields, each of bounded size. */
import * as v from 'valibot';
import { ID_PATTERN } from '../../../../miniprogram/contract/actions';
import { ENTRY_KINDS, type IntegratorAction, type IntegratorActions } from './contract';
import { IntegratorError } from './errors';
import { shownText } from './settings';

/** An id of the integrator's own. */
const word = (least: number, most: number) =>
  v.pipe(v.string(), v.minLength(least), v.maxLength(most), v.regex(/^[\w.:/=+-]*$/));
const sessionId = v.strictObject({ sessionId: v.pipe(v.string(), v.regex(ID_PATTERN)) });

/** A page of the mini-program itself, never an address of the web. */
const page = v.pipe(v.string(), v.maxLength(200), v.regex(/^\/\w[\w/.?=&%-]*$/));

const SCHEMAS = {
  createSession: v.strictObject({
    reference: word(1, 64),
    nonce: word(16, 128),
    purpose: shownText(40),
    returnTo: v.exactOptional(page),
    webhook: v.exactOptional(v.boolean()),
    entries: v.exactOptional(v.pipe(v.array(v.picklist(ENTRY_KINDS)), v.maxLength(ENTRY_KINDS.length))),
  }),
  getResult: sessionId,
  cancelSession: sessionId,
  createPoster: v.strictObject({
    reference: word(1, 64),
    purpose: shownText(40),
    returnTo: v.exactOptional(page),
  }),
  endPoster: v.strictObject({ posterId: v.pipe(v.string(), v.regex(ID_PATTERN)) }),
} satisfies {
  [Name in IntegratorAction]: v.GenericSchema<unknown, IntegratorActions[Name]['body']>;
};

/** A body of an action, as the union that a `switch` can take apart. */
export type IntegratorRequest = {
  [Name in IntegratorAction]: {
    readonly action: Name;
    readonly body: IntegratorActions[Name]['body'];
  };
}[IntegratorAction];

export const isIntegratorAction = (name: unknown): name is IntegratorAction =>
  typeof name === 'string' && Object.hasOwn(SCHEMAS, name);

function check<Schema extends v.GenericSchema & { readonly entries: object }>(
  schema: Schema,
  text: string,
): v.InferOutput<Schema> {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new IntegratorError('BAD_REQUEST', 'body');
  }
  const parsed = v.safeParse(schema, body, { abortEarly: true });
  if (parsed.success) return parsed.output;
  const key = parsed.issues[0].path?.[0]?.key;
  // A foreign field's name is the caller's own text.
  const isOurs = typeof key === 'string' && Object.hasOwn(schema.entries, key);
  throw new IntegratorError('BAD_REQUEST', isOurs ? key : 'body');
}

/** @throws IntegratorError BAD_REQUEST with the field's name */
export function parseBody(action: IntegratorAction, text: string): IntegratorRequest {
  switch (action) {
    case 'createSession':
      return { action, body: check(SCHEMAS.createSession, text) };
    case 'createPoster':
      return { action, body: check(SCHEMAS.createPoster, text) };
    case 'endPoster':
      return { action, body: check(SCHEMAS.endPoster, text) };
    case 'getResult':
    case 'cancelSession':
      return { action, body: check(SCHEMAS[action], text) };
  }
}
