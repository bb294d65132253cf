/** `savePackage`, `removePackage`: what the operator bought, as he says. */
import type { OperatorRequest, OperatorResponse } from '../../../../../miniprogram/contract/operator';
import { DAY_MS } from '../../domain/usage';
import { VerifyError } from '../../errors';
import type { Services } from '../../ports';

/** One year, and the day more that a leap year or the seller may give. */
const LONGEST_MS = 366 * DAY_MS;

/** @throws VerifyError BAD_REQUEST with the field, SERVICE_UNAVAILABLE where another operator was first */
export async function savePackage(
  { packageId, entry }: OperatorRequest<'savePackage'>,
  { operator: { packages }, newId, now }: Services,
): Promise<OperatorResponse<'savePackage'>> {
  if (entry.to <= entry.from || entry.to - entry.from > LONGEST_MS)
    throw new VerifyError('BAD_REQUEST', 'entry');
  if (entry.used !== null && entry.used.calls > entry.calls) throw new VerifyError('BAD_REQUEST', 'entry');
  const known = packageId === undefined ? null : await packages.get(packageId);
  if (packageId !== undefined && known === null) throw new VerifyError('BAD_REQUEST', 'packageId');
  const id = known?.id ?? newId();
  const next = { ...entry, id, rev: (known?.rev ?? 0) + 1, enteredAt: known?.enteredAt ?? now() };
  if (!(await packages.save(next))) throw new VerifyError('SERVICE_UNAVAILABLE');
  return { packageId: id };
}

/** Removing what is not there (any more) is done. */
export async function removePackage(
  { packageId }: OperatorRequest<'removePackage'>,
  { operator: { packages } }: Services,
): Promise<OperatorResponse<'removePackage'>> {
  await packages.remove(packageId);
  return {};
}
