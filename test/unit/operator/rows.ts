/** Rows of the ledger as they end, for tests of what is counted. */
import type { Attempt, Decision } from '../../../cloudfunctions/face-verify/src/domain/attempt';
import type { Package } from '../../../cloudfunctions/face-verify/src/domain/packages';

const EVIDENCE = {
  requestIds: ['request'],
  sends: 1,
  httpStatus: 200,
  gatewayCode: null,
  status: '1',
  decidedAt: 0,
};

export const PASSED: Decision = {
  ...{ ...EVIDENCE, apiMs: 300, charged: 'yes', problem: null },
  state: 'settled',
  code: 'SAME_PERSON',
};
export const LOST: Decision = {
  ...{ ...EVIDENCE, apiMs: 8000, charged: 'unknown', problem: 'ANSWER_TIMEOUT' },
  state: 'unknown',
  code: 'UNRECOGNISED',
};
/** By our own look at the picture. */
export const SAVED: Decision = {
  ...{ ...EVIDENCE, requestIds: [], sends: 0, apiMs: 0, charged: 'no', problem: null },
  state: 'refused',
  code: 'PHOTO_TOO_SMALL',
};
export const EXHAUSTED: Decision = {
  ...{ ...EVIDENCE, apiMs: 20, charged: 'no', problem: 'QUOTA_EXHAUSTED' },
  state: 'refused',
  code: 'SERVICE_PAUSED',
};

const RESERVED = {
  sessionId: 'session',
  sessionRev: 2,
  user: 'user',
  subject: 'subject',
  maskedName: '*三',
  source: 'market' as const,
  sealedStep: null,
  fingerprint: 'fingerprint',
  imageBytes: 70_000,
  imageMs: 200,
  photoWarnings: [],
};

/** @param end null: nobody has decided it yet */
export function row(id: string, reservedAt: number, end: Decision | null): Attempt {
  const decision = end && { ...end, decidedAt: reservedAt + 400 };
  return { ...RESERVED, id, reservedAt, decision };
}

export function bought(
  id: string,
  calls: number,
  from: number,
  to: number,
  change: Partial<Package> = {},
): Package {
  return { id, rev: 1, calls, priceYuan: 0, from, to, used: null, orderId: '', enteredAt: from, ...change };
}
