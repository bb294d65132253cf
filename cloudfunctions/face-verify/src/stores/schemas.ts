/** The documents as they are stored. Read through a schema: a field that is missing or foreign is an error, not a guess. */
import * as v from 'valibot';
import { SESSION_STATES } from '../../../../miniprogram/contract/actions';
import { isErrorCode } from '../../../../miniprogram/contract/errors';
import { PAUSE_REASONS } from '../../../../miniprogram/contract/operator';
import { FAIL_REASONS, PASS_REASONS } from '../../../../miniprogram/contract/operator-reviews';
import { isOutcomeCode } from '../../../../miniprogram/contract/outcome';
import { isPhotoCheck } from '../../../../miniprogram/contract/photo-quality';
import { isSource } from '../../../../miniprogram/contract/verifiers';
import type { Attempt, Decision } from '../domain/attempt';
import type { Tally } from '../domain/limits';
import type { Review } from '../domain/look';
import { PROBLEMS } from '../domain/reply';
import type { SessionRequest } from '../domain/request';
import type { ServiceState } from '../domain/service-state';
import type { Session } from '../domain/session';

const outcomeCode = v.pipe(v.string(), v.guard(isOutcomeCode));
const source = v.pipe(v.string(), v.guard(isSource));
const errorCode = v.pipe(v.string(), v.guard(isErrorCode));
const photoCheck = v.pipe(v.string(), v.guard(isPhotoCheck));

const evidence = {
  requestIds: v.array(v.string()),
  sends: v.number(),
  httpStatus: v.nullable(v.number()),
  gatewayCode: v.nullable(v.string()),
  status: v.nullable(v.string()),
  apiMs: v.number(),
  charged: v.picklist(['yes', 'no', 'unknown']),
  problem: v.nullable(v.picklist(PROBLEMS)),
  decidedAt: v.number(),
};

const DecisionSchema: v.GenericSchema<unknown, Decision> = v.variant('state', [
  v.object({ ...evidence, state: v.picklist(['settled', 'unknown']), code: outcomeCode }),
  v.object({ ...evidence, state: v.literal('refused'), code: errorCode }),
]);

export const AttemptSchema: v.GenericSchema<unknown, Attempt> = v.object({
  id: v.string(),
  sessionId: v.string(),
  sessionRev: v.number(),
  user: v.string(),
  subject: v.string(),
  maskedName: v.string(),
  // Rows from before there was a second verifier.
  source: v.optional(source, 'market'),
  fingerprint: v.string(),
  imageBytes: v.number(),
  imageMs: v.number(),
  // Rows of before the quality table lack it.
  photoWarnings: v.optional(v.array(photoCheck), []),
  reservedAt: v.number(),
  decision: v.nullable(DecisionSchema),
  sealedStep: v.optional(v.nullable(v.string()), null),
});

export const TallySchema: v.GenericSchema<unknown, Tally> = v.object({
  id: v.string(),
  rev: v.number(),
  attempts: v.array(v.string()),
  failedPhotos: v.array(v.string()),
  refusedPhotos: v.optional(v.number(), 0),
  expiresAt: v.number(),
});

export const ServiceStateSchema: v.GenericSchema<unknown, ServiceState> = v.object({
  rev: v.number(),
  // Documents from before there were operators lack it.
  stopped: v.optional(v.nullable(v.object({ since: v.number(), reason: v.picklist(PAUSE_REASONS) })), null),
  paused: v.nullable(v.object({ problem: v.picklist(PROBLEMS), since: v.number(), probeAt: v.number() })),
  heldUntil: v.number(),
});

const RequestSchema: v.GenericSchema<unknown, SessionRequest> = v.object({
  integrator: v.string(),
  name: v.string(),
  reference: v.string(),
  nonce: v.string(),
  purpose: v.string(),
  returnTo: v.nullable(v.string()),
  webhook: v.boolean(),
});

const look = { operator: v.string(), at: v.number() };
const ReviewSchema: v.GenericSchema<unknown, Review> = v.object({
  requestedAt: v.nullable(v.number()),
  subject: v.nullable(v.object({ hash: v.string(), maskedName: v.string() })),
  looks: v.array(
    v.variant('decision', [
      v.object({ ...look, decision: v.literal('pass'), reason: v.picklist(PASS_REASONS) }),
      v.object({ ...look, decision: v.literal('fail'), reason: v.picklist(FAIL_REASONS) }),
    ]),
  ),
});

export const SessionSchema: v.GenericSchema<unknown, Session> = v.object({
  id: v.string(),
  rev: v.number(),
  state: v.picklist(SESSION_STATES),
  user: v.nullable(v.string()),
  createdAt: v.number(),
  expiresAt: v.number(),
  attemptLimit: v.number(),
  attemptsUsed: v.number(),
  inFlight: v.nullable(
    v.object({ attemptId: v.string(), until: v.number(), source: v.optional(source, 'market') }),
  ),
  boundTo: v.optional(v.nullable(source), null),
  latest: v.nullable(v.object({ attemptId: v.string(), decision: DecisionSchema })),
  passedBy: v.nullable(v.string()),
  consent: v.nullable(v.object({ version: v.string(), guardian: v.boolean(), at: v.number() })),
  request: v.nullable(RequestSchema),
  endedAt: v.nullable(v.number()),
  resultReadAt: v.nullable(v.number()),
  notice: v.nullable(v.object({ dueAt: v.number(), tries: v.number() })),
  // Documents from before there were reviews lack it.
  review: v.optional(v.nullable(ReviewSchema), null),
});
