/** What a person types goes to the staff instead of a camera: sent once, with words for every way it can end. */
import { config } from '../config';
import type { Identity, Verification } from '../models/verification';
import { requestReview } from '../services/cloud';
import { backTo } from '../services/navigation';
import type { Words } from '../text/words';

export interface ReviewRequest {
  readonly isSending: () => boolean;
  /** What became of the last one; empty: nothing to say. */
  readonly remark: () => string;
  readonly send: (verification: Verification, identity: Identity) => Promise<void>;
}

/** @param changed the page is to be drawn again */
export function createReviewRequest(words: Words, changed: () => void): ReviewRequest {
  let isSending = false;
  let remark = '';

  function say(text: string): void {
    isSending = false;
    remark = text;
    changed();
  }

  return {
    isSending: () => isSending,
    remark: () => remark,
    send: async (verification, { name, idNumber, guardian }) => {
      const sessionId = verification.session?.sessionId;
      if (isSending || sessionId === undefined) return;
      isSending = true;
      remark = '';
      changed();
      const consent = { version: config.consentVersion, guardian };
      const answer = await requestReview({ sessionId, name, idNumber, consent });
      if (answer.kind === 'lost') return say(words.identity.reviewLost);
      if (answer.kind === 'refused') {
        const { headline, todo } = words.errors[answer.code];
        return say(`${headline}\n${todo}`);
      }
      verification.session = answer.data.session;
      isSending = false;
      // The start page says what happens now.
      backTo('start');
    },
  };
}
