/** Events as they arrive, checked: a known action with exactly its fields, each of bounded size. */
import * as v from 'valibot';
import { type ActionRequest, ID_PATTERN } from '../../../../miniprogram/contract/actions';
import type { ErrorCode } from '../../../../miniprogram/contract/errors';
import { INLINE_BASE64_LIMIT } from '../../../../miniprogram/contract/image';
import { VerifyError } from '../errors';

const text = (most: number) => v.pipe(v.string(), v.maxLength(most));
const id = v.pipe(text(22), v.regex(ID_PATTERN));
/** Room for spaces and for what the contract will refuse with a better word than BAD_REQUEST. */
const typed = text(200);

const photo = v.union([
  v.strictObject({ base64: v.pipe(text(INLINE_BASE64_LIMIT), v.nonEmpty()) }),
  v.strictObject({ fileId: v.pipe(text(300), v.nonEmpty()) }),
]);
const consent = v.strictObject({ version: text(20), face: v.boolean(), guardian: v.boolean() });

const SCHEMAS = {
  openSession: v.strictObject({
    action: v.literal('openSession'),
    sessionId: v.exactOptional(id),
    posterId: v.exactOptional(id),
  }),
  submitAttempt: v.strictObject({
    action: v.literal('submitAttempt'),
    sessionId: id,
    attemptId: id,
    name: typed,
    idNumber: typed,
    photo,
    consent,
  }),
  beginAttempt: v.strictObject({
    action: v.literal('beginAttempt'),
    sessionId: id,
    attemptId: id,
    name: typed,
    idNumber: typed,
    consent,
  }),
  finishAttempt: v.strictObject({
    action: v.literal('finishAttempt'),
    sessionId: id,
    attemptId: id,
    phoneCode: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(-999_999), v.maxValue(999_999))),
  }),
  getSession: v.strictObject({ action: v.literal('getSession'), sessionId: id }),
  cancelSession: v.strictObject({ action: v.literal('cancelSession'), sessionId: id }),
  requestReview: v.strictObject({
    action: v.literal('requestReview'),
    sessionId: id,
    name: typed,
    idNumber: typed,
    consent: v.strictObject({ version: text(20), guardian: v.boolean() }),
  }),
  eraseMyData: v.strictObject({ action: v.literal('eraseMyData') }),
} satisfies { [Name in ActionRequest['action']]: v.GenericSchema<unknown, ActionRequest & { action: Name }> };

const isAction = (name: unknown): name is keyof typeof SCHEMAS =>
  typeof name === 'string' && Object.hasOwn(SCHEMAS, name);

/** The name of the first bad field, if it is one of ours: a foreign field's name is the caller's own text. */
function badField(
  schema: { readonly entries: object },
  issues: readonly v.BaseIssue<unknown>[],
): string | undefined {
  const key = issues[0]?.path?.[0]?.key;
  return typeof key === 'string' && Object.hasOwn(schema.entries, key) ? key : undefined;
}

/** What was sent, without what WeChat adds (`userInfo`); null where it is no object. */
export function fieldsOf(event: unknown): Readonly<Record<string, unknown>> | null {
  if (typeof event !== 'object' || event === null || Array.isArray(event)) return null;
  const { userInfo: _added, ...request } = Object.fromEntries(Object.entries(event));
  return request;
}

/**
 * @param event as the platform hands it over; WeChat adds `userInfo` to what the phone sent
 * @throws VerifyError UNKNOWN_ACTION, or BAD_REQUEST with the field's name
 */
export function parseRequest(event: unknown): ActionRequest {
  const refuse = (code: ErrorCode, field?: string): never => {
    throw new VerifyError(code, field);
  };
  const request = fieldsOf(event) ?? refuse('BAD_REQUEST');
  const name = request['action'];
  if (!isAction(name)) return refuse('UNKNOWN_ACTION');
  const schema = SCHEMAS[name];
  const parsed = v.safeParse(schema, request, { abortEarly: true });
  return parsed.success ? parsed.output : refuse('BAD_REQUEST', badField(schema, parsed.issues));
}
