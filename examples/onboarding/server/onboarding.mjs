/** What happens with a case: a verification is asked for, it ends, its result is read once and checked. */
import { signedPost } from '../../create-session/signed-post.mjs';
import { askedFor, newCase, takeTicket } from './cases.mjs';
import { settings } from './settings.mjs';
import { checkTicket } from './ticket.mjs';

const { verifyUrl, verifyId, phoneUrl } = settings;

/** What the phone, or our page, is told: enough to open the verification, and to ask how the case stands. */
export async function begin() {
  const found = newCase();
  const { sessionId, path, expiresAt } = await signedPost('/sessions', {
    // Our word for the case, and never the person's name or number.
    reference: found.id,
    nonce: found.nonce,
    purpose: '开通账户',
    webhook: true,
  });
  askedFor(found, sessionId);
  const link = phoneUrl === '' ? null : `${phoneUrl}/?query=${encodeURIComponent(`session=${sessionId}`)}`;
  return { caseId: found.id, sessionId, path, expiresAt, link };
}

/**
 * The webhook is a hint: what counts is the result that we ask for ourselves, and the ticket in it. A result is
 * handed out once, so it is kept in the same step.
 */
export async function finish(found) {
  const { state, nonce, ticket } = await signedPost(`/sessions/${found.sessionId}/result`);
  if (nonce !== found.nonce) throw new Error('the result answers another request');
  if (state !== 'passed') {
    // Expired or cancelled: he may begin again. Failed: he needs another way than the face.
    found.state = state;
    return;
  }
  const claims = await checkTicket(ticket, { verifyUrl, verifyId, nonce, sessionId: found.sessionId });
  if (!takeTicket(claims.jti)) throw new Error('a ticket that was used before');
  found.subject = claims.subject;
  found.state = 'verified';
}
