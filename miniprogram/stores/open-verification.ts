/** Where the person stands with the verification that he was sent to, or that he begins by himself. */
import type { SessionView } from '../contract/actions';
import { VERIFIERS } from '../contract/verifiers';
import { mayHaveAttempt, openAttempt, type StartState, stateOfSession } from '../models/start-view';
import type { Verification } from '../models/verification';
import { getSession, openSession } from '../services/cloud';
import { chooseVerifier } from './choose-verifier';
import { dropPerson } from './selfie';

/** The verification that is opened: the one of this run again, the one he was sent to, or a new one. */
function sessionIdOf({ entry, session }: Verification): string | null {
  if (entry.kind === 'session') return entry.sessionId;
  // His own has expired: he simply gets another.
  return session === null || session.state === 'expired' ? null : session.sessionId;
}

/** A new one: of the poster that he scanned, or by himself. */
function newOf({ entry }: Verification): { readonly posterId?: string } {
  return entry.kind === 'poster' ? { posterId: entry.posterId } : {};
}

/** Opens it, and asks about an attempt whose result nobody has seen. Ends by the services' deadlines. */
export async function openVerification(verification: Verification): Promise<StartState> {
  dropPerson(verification);
  if (verification.entry.kind === 'malformed') return { name: 'refused', code: 'SESSION_NOT_FOUND' };
  if (verification.latest?.kind !== 'open') verification.latest = null;

  const sessionId = sessionIdOf(verification);
  const opened = await openSession(sessionId === null ? newOf(verification) : { sessionId });
  if (opened.kind === 'lost') return { name: 'offline' };
  const isAnew = verification.entry.kind !== 'session' && sessionId !== null;
  if (opened.kind === 'refused') {
    if (!isAnew || opened.code !== 'SESSION_NOT_FOUND') return { name: 'refused', code: opened.code };
    // His own was deleted meanwhile: another, as for an expired one.
    verification.session = null;
    return openVerification(verification);
  }
  const { session } = opened.data;
  verification.session = session;
  if (isAnew && session.state === 'expired') return openVerification(verification);

  if (verification.latest === null && mayHaveAttempt(session)) {
    const asked = await getSession({ sessionId: session.sessionId });
    if (asked.kind === 'data') verification.latest = openAttempt(asked.data.attempts);
  }
  const state = stateOfSession(session, verification.latest);
  return state.name === 'ready' ? choose(verification, session) : state;
}

/** Nobody types his number for a verification that his phone cannot do. */
async function choose(verification: Verification, session: SessionView): Promise<StartState> {
  const { source, why } = await chooseVerifier(session, verification.cannot);
  verification.verifier = source;
  if (why === 'supported') return { name: 'ready' };
  if (VERIFIERS[source].needs === 'selfie') return { name: 'old-wechat' };
  return { name: why === 'old-wechat' ? 'old-for-step' : 'no-step' };
}
