/**
 * Our own cases, one per person who is taken on. In memory, for the example: keep them in your database, with
 * `sessionId` and the event ids unique, and change a case and take its event in one transaction.
 */
import { randomBytes } from 'node:crypto';

/** A case holds nothing that the face verification knows of the person, except `subject`: the same for the same person. */
const cases = new Map();
const bySession = new Map();
const events = new Set();
const tickets = new Set();

/** 128 random bits: whoever knows it may ask how the case stands, and learns nothing else. */
const newId = () => randomBytes(16).toString('base64url');

export function newCase() {
  const found = { id: newId(), nonce: newId(), state: 'asked', sessionId: null, subject: null };
  cases.set(found.id, found);
  return found;
}

export function askedFor(found, sessionId) {
  found.sessionId = sessionId;
  bySession.set(sessionId, found);
}

export const caseOf = (id) => cases.get(id);
export const caseOfSession = (sessionId) => bySession.get(sessionId);

/** False where it was taken before. */
function takeOnce(taken, id) {
  if (taken.has(id)) return false;
  taken.add(id);
  return true;
}

export const takeEvent = (id) => takeOnce(events, id);
/** What it told could not be done: it will come again. */
export const giveEventBack = (id) => events.delete(id);
export const takeTicket = (jti) => takeOnce(tickets, jti);
