/** The function's own `main` with nothing around it: SDK, face API and pictures are replaced, and all else is real. */
import { jest } from '@jest/globals';
import type { Caller } from '../../../cloudfunctions/face-verify/src/cloud/context';
import type { Collection } from '../../../cloudfunctions/face-verify/src/cloud/database';
import type { Photos, SelfieVerifier } from '../../../cloudfunctions/face-verify/src/ports';
import { createDocuments } from '../history/documents';

export interface FunctionInMemory {
  main(event: unknown): Promise<unknown>;
  /** Who seems to call next. */
  caller: Caller;
  /** Calls of the face API. */
  paid: number;
  /** What was logged since it was emptied last. */
  readonly lines: string[];
  close(): void;
}

export async function loadFunction(settings: Readonly<Record<string, string>>): Promise<FunctionInMemory> {
  const source = '../../../cloudfunctions/face-verify/src';
  const verifier: SelfieVerifier = {
    source: 'market',
    needs: 'selfie',
    async verify() {
      loaded.paid += 1;
      const evidence = { requestIds: ['request'], sends: 1, httpStatus: 200, gatewayCode: null };
      const reply = { kind: 'answered', outcome: 'DIFFERENT_PERSON', charged: 'yes' } as const;
      return { reply, evidence: { ...evidence, status: '3', apiMs: 1 } };
    },
  };
  const photos: Photos = {
    take: async (photo) => ({
      kind: 'fit',
      warnings: [],
      jpeg: Buffer.from('base64' in photo ? photo.base64 : photo.fileId),
      imageMs: 1,
    }),
    discard: async () => undefined,
  };
  const openCollection = (): Collection => createDocuments().collection(async (effect) => effect());
  jest.doMock(`${source}/cloud/context`, () => ({ readCaller: () => loaded.caller }));
  jest.doMock(`${source}/cloud/database`, () => ({ openCollection }));
  jest.doMock(`${source}/face-api/client`, () => ({ createFaceApi: () => verifier }));
  jest.doMock(`${source}/photos`, () => ({ createPhotos: () => photos }));

  const environment = { ...process.env };
  Object.assign(process.env, settings);
  const log = console.log;
  const lines: string[] = [];
  console.log = (line: unknown): void => {
    lines.push(String(line));
  };
  const loaded: FunctionInMemory = {
    ...(await import('../../../cloudfunctions/face-verify/src/index')),
    caller: { userKey: null, environment: null, isTimer: false },
    paid: 0,
    lines,
    close() {
      console.log = log;
      process.env = environment;
    },
  };
  return loaded;
}
