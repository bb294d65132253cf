/** What a ticket says of a verification that passed (design.md §5). Pure; src/ticket.ts signs it. */
import { isOutcomeCode, type OutcomeCode } from '../../../../miniprogram/contract/outcome';
import { type Source, VERIFIERS, type VerifierFacts } from '../../../../miniprogram/contract/verifiers';
import type { SessionRequest } from './request';
import type { Session } from './session';

/** How long an integrator may take to check it. */
export const TICKET_SECONDS = 600;

/** The function's own name: an integrator trusts the key, which no other deployment has. */
export const TICKET_ISSUER = 'face-verify';

export interface TicketClaims {
  readonly iss: string;
  /** Id of the integrator who asked: nobody else may accept it. */
  readonly aud: string;
  /** Keyed hash of the user, another one for every integrator. */
  readonly sub: string;
  readonly sid: string;
  readonly ref: string;
  readonly nonce: string;
  readonly jti: string;
  /** Seconds since the epoch, as JWT has it. */
  readonly iat: number;
  readonly exp: number;
  readonly outcome: OutcomeCode | null;
  /** `likely`: status 2, where the operator lets it pass. `manual`: a person decided. */
  readonly match: 'same' | 'likely' | 'manual';
  /** What the verifier proves of a living person. */
  readonly liveness: VerifierFacts['liveness'];
  /** The verifier that was asked. */
  readonly source: Source;
  /** Keyed hash of name and ID number, another one for every integrator. */
  readonly subject: string;
}

/** What a ticket takes from elsewhere than the session. */
export interface TicketParts {
  readonly jti: string;
  /** Of the attempt that it rests on. */
  readonly source: Source;
  readonly sub: string;
  readonly subject: string;
}

/** What the face API said last; null where it never gave an outcome. */
export function outcomeOf({ latest }: Session): OutcomeCode | null {
  const code = latest?.decision.code;
  return code !== undefined && isOutcomeCode(code) ? code : null;
}

function matchOf(session: Session): TicketClaims['match'] {
  if (session.passedBy === null) return 'manual';
  return outcomeOf(session) === 'SAME_PERSON' ? 'same' : 'likely';
}

/** @param session one that passed, for this request */
export function claimsOf(
  session: Session,
  request: SessionRequest,
  { jti, sub, subject, source }: TicketParts,
  now: number,
): TicketClaims {
  const iat = Math.floor(now / 1000);
  const match = matchOf(session);
  return {
    iss: TICKET_ISSUER,
    aud: request.integrator,
    sub,
    sid: session.id,
    ref: request.reference,
    nonce: request.nonce,
    jti,
    iat,
    exp: iat + TICKET_SECONDS,
    outcome: outcomeOf(session),
    match,
    // A person who decides has not looked at the face: a verifier's proof is not his.
    liveness: match === 'manual' ? 'none' : VERIFIERS[source].liveness,
    source,
    subject,
  };
}
