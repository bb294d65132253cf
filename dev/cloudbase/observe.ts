/** Every call, from a function or from a phone, passes here: journal outside, faults inside. */
import { ConnectionCut, type Faults, ServerBroken } from './faults';
import type { Journal, ObservedCall } from './journal';
import { Refusal } from './refusal';

export type Observe = <T>(call: ObservedCall, execute: () => Promise<T> | T) => Promise<T>;

export function observer(journal: Journal, faults: Faults): Observe {
  return async (call, execute) => {
    const end = journal.open(call);
    let fault: { fault?: string } = {};
    try {
      const result = await faults.run(call, execute, (kind) => {
        fault = { fault: kind };
      });
      end({ ok: true, ...fault });
      return result;
    } catch (error) {
      end({ ok: false, code: codeOf(error), ...fault });
      throw error;
    }
  };
}

function codeOf(error: unknown): string {
  if (error instanceof Refusal) return error.code;
  if (error instanceof ConnectionCut) return 'CONNECTION_CUT';
  if (error instanceof ServerBroken) return 'HTTP_500';
  return error instanceof Error && 'errCode' in error ? String(error.errCode) : 'SYS_ERR';
}
