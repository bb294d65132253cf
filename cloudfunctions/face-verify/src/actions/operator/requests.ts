/** An operator's requests, checked: exactly the listed fields, each of bounded size. */
import * as v from 'valibot';
import { ID_PATTERN } from '../../../../../miniprogram/contract/actions';
import {
  type OperatorActionName,
  type OperatorRequest,
  PAUSE_REASONS,
} from '../../../../../miniprogram/contract/operator';
import { FAIL_REASONS, PASS_REASONS } from '../../../../../miniprogram/contract/operator-reviews';
import { VerifyError } from '../../errors';

const id = v.pipe(v.string(), v.regex(ID_PATTERN));
/** Milliseconds since the epoch, until the year 2100. */
const instant = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4_102_444_800_000));
const calls = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000_000));
const yuan = v.pipe(
  v.number(),
  v.minValue(0),
  v.maxValue(1_000_000),
  v.check((price) => Math.abs(price * 100 - Math.round(price * 100)) < 1e-6),
);
/** Text that a person sees: no control or invisible formatting characters. */
const shown = (most: number) => v.pipe(v.string(), v.maxLength(most), v.regex(/\S/), v.regex(/^[^\p{C}]*$/u));
const entry = v.strictObject({
  calls: v.pipe(calls, v.minValue(1)),
  priceYuan: yuan,
  from: instant,
  to: instant,
  used: v.nullable(v.strictObject({ calls, at: instant })),
  orderId: v.pipe(v.string(), v.maxLength(40), v.regex(/^[\w.:/-]*$/)),
});
const typed = v.pipe(v.string(), v.maxLength(200));
const look = {
  action: v.literal('decideReview'),
  sessionId: id,
  seen: v.exactOptional(v.strictObject({ name: typed, idNumber: typed })),
};
const plain = <const Name extends OperatorActionName>(name: Name) =>
  v.strictObject({ action: v.literal(name) });

const SCHEMAS = {
  getOverview: plain('getOverview'),
  getUsage: v.strictObject({
    action: v.literal('getUsage'),
    step: v.picklist(['window', 'hour', 'day']),
    from: instant,
    to: instant,
  }),
  savePackage: v.strictObject({ action: v.literal('savePackage'), packageId: v.exactOptional(id), entry }),
  removePackage: v.strictObject({ action: v.literal('removePackage'), packageId: id }),
  listReviews: plain('listReviews'),
  decideReview: v.variant('decision', [
    v.strictObject({ ...look, decision: v.literal('pass'), reason: v.picklist(PASS_REASONS) }),
    v.strictObject({ ...look, decision: v.literal('fail'), reason: v.picklist(FAIL_REASONS) }),
  ]),
  pauseService: v.strictObject({ action: v.literal('pauseService'), reason: v.picklist(PAUSE_REASONS) }),
  resumeService: plain('resumeService'),
  exportRows: v.strictObject({
    action: v.literal('exportRows'),
    what: v.picklist(['ledger', 'usage']),
    format: v.picklist(['csv', 'json']),
    from: instant,
    to: instant,
    cursor: v.exactOptional(v.pipe(v.string(), v.maxLength(100))),
  }),
  createPoster: v.strictObject({ action: v.literal('createPoster'), name: shown(30), purpose: shown(40) }),
  listPosters: plain('listPosters'),
  endPoster: v.strictObject({ action: v.literal('endPoster'), posterId: id }),
} satisfies { [Name in OperatorActionName]: v.GenericSchema<unknown, OperatorRequest<Name>> };

export const OPERATOR_ACTIONS: readonly OperatorActionName[] = Object.keys(SCHEMAS).filter(isOperatorAction);

export function isOperatorAction(name: unknown): name is OperatorActionName {
  return typeof name === 'string' && Object.hasOwn(SCHEMAS, name);
}

/**
 * @param fields of the event, the platform's own taken out
 * @throws VerifyError BAD_REQUEST with the name of the first bad field that an operator can send
 */
export function parseOperatorRequest(
  name: OperatorActionName,
  fields: Readonly<Record<string, unknown>>,
): OperatorRequest {
  const parsed = v.safeParse(SCHEMAS[name], fields, { abortEarly: true });
  if (parsed.success) return parsed.output;
  const key = parsed.issues[0].path?.[0]?.key;
  const isOurs =
    typeof key === 'string' && /^\w{1,20}$/.test(key) && parsed.issues[0].type !== 'strict_object';
  throw new VerifyError('BAD_REQUEST', isOurs ? key : undefined);
}
