/** The verifiers of the settings, in their order. A third one gets its case here (docs/verifiers.md). */
import { setTimeout as sleep } from 'node:timers/promises';
import type { VerifierSettings } from './env';
import { createFaceApi } from './face-api/client';
import type { Seal, Verifier } from './ports';
import { createTransport } from './transport';
import { createWechat } from './wechat/client';
import type { TokenStore } from './wechat/token';

export interface VerifierParts {
  readonly seal: Seal;
  readonly tokens: TokenStore;
  readonly now: () => number;
}

function create(settings: VerifierSettings, { seal, tokens, now }: VerifierParts): Verifier {
  const shared = { transport: createTransport(now), now, sleep: (ms: number) => sleep(ms) };
  switch (settings.source) {
    case 'market':
      return createFaceApi({ ...settings, ...shared, random: Math.random });
    case 'wechat':
      return createWechat({ ...settings, ...shared, seal, tokens });
  }
}

export function createVerifiers(
  settings: readonly VerifierSettings[],
  parts: VerifierParts,
): readonly Verifier[] {
  return settings.map((one) => create(one, parts));
}
