/**
 * Who can compare the face, and what each of them proves. One row per verifier; a third adds its row here
 * and its folder in the function (docs/verifiers.md).
 */

export interface VerifierFacts {
  /**
   * What it needs from the phone: a photo that we hand over, or a step that the person takes in a screen
   * of the verifier's own, whose result its server tells ours.
   */
  readonly needs: 'selfie' | 'step';
  /** What it knows of a living person in front of the phone. One photo is no proof of life. */
  readonly liveness: 'none' | 'native';
}

const rows = {
  /** The face API of the market (face-api.md). */
  market: { needs: 'selfie', liveness: 'none' },
  /** WeChat's own verification 2.0, 微信人脸核身 (wechat-verify.md). */
  wechat: { needs: 'step', liveness: 'native' },
} as const satisfies Record<string, VerifierFacts>;

/** Names the verifier in ledger, ticket and session. */
export type Source = keyof typeof rows;

export const VERIFIERS: Readonly<Record<Source, VerifierFacts>> = rows;

export const SOURCES: readonly Source[] = Object.keys(rows).filter(isSource);

export function isSource(text: string): text is Source {
  // Not Object.hasOwn: iOS before 15.4 lacks it.
  return Object.keys(rows).includes(text);
}
