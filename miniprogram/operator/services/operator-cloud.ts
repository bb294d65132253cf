/** The actions of an operator. Whether the caller is one, the function alone decides. */
import type { OperatorActionName, OperatorActions, OperatorResponse } from '../../contract/operator';
import { type Answer, send } from '../../services/cloud';
import { READERS } from './operator-readers';

/** Milliseconds; what reads or writes many rows may wait for a cold function, too. */
const TIMEOUT_MS = 15_000;
const EXPORT_TIMEOUT_MS = 25_000;

/** Asks for one action; ends by its deadline. */
export function ask<Name extends OperatorActionName>(
  action: Name,
  request: OperatorActions[Name]['request'],
): Promise<Answer<OperatorResponse<Name>>> {
  const timeoutMs = action === 'exportRows' ? EXPORT_TIMEOUT_MS : TIMEOUT_MS;
  return send<OperatorResponse<Name>>({ ...request, action }, timeoutMs, READERS[action]);
}
