/** Ids and keyed hashes. */
import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { Keys } from './ports';

/** 128 random bits in base64url: 22 characters. */
export const newId = (): string => randomBytes(16).toString('base64url');

/**
 * HMAC-SHA256 in base64url. A bare hash of an ID number is no protection: there are few enough
 * numbers to try them all (design.md §6).
 *
 * @param subjectKey `SUBJECT_KEY`; another key makes every hash a new one
 */
export function createKeys(subjectKey: string): Keys {
  // The parts are joined as JSON: no two lists of texts have the same text.
  const hash = (...parts: string[]): string =>
    createHmac('sha256', subjectKey).update(JSON.stringify(parts)).digest('base64url');

  return {
    user: (userKey) => hash('user', userKey),
    subject: ({ name, idNumber }) => hash('subject', name, idNumber),
    fingerprint: ({ name, idNumber }, photo) => {
      if (photo === null) return hash('step', name, idNumber);
      const content = 'base64' in photo ? photo.base64 : photo.fileId;
      return hash('attempt', name, idNumber, createHash('sha256').update(content).digest('base64url'));
    },
    photo: ({ name, idNumber }, jpeg) =>
      hash('photo', name, idNumber, createHash('sha256').update(jpeg).digest('base64url')),
    forIntegrator: (integrator, own) => hash('integrator', integrator, own),
  };
}
