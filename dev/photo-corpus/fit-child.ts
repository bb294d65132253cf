/** Runs in the process of fit-process.ts. */
import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { VerifyError } from '../../cloudfunctions/face-verify/src/errors';
import { fitPhoto } from '../../cloudfunctions/face-verify/src/image';
import { peakMemoryMb } from './peak-memory';

const Question = v.object({ path: v.string(), budgetBytes: v.number() });

async function outcomeOf(file: Buffer, budgetBytes: number): Promise<object> {
  try {
    const { jpeg, width, height } = await fitPhoto(file, { budgetBytes });
    return { code: null, size: [width, height], jpeg: jpeg.toString('base64') };
  } catch (error) {
    // Another error than a refusal is what the corpus is there to find.
    const code = error instanceof VerifyError ? error.code : String(error);
    return { code, size: null, jpeg: null };
  }
}

async function answer(message: unknown): Promise<void> {
  const { path, budgetBytes } = v.parse(Question, message);
  const file = await readFile(path);
  const startedAt = performance.now();
  const before = process.cpuUsage();
  const outcome = await outcomeOf(file, budgetBytes);
  const wallMs = performance.now() - startedAt;
  const { user, system } = process.cpuUsage(before);
  const peakMb = peakMemoryMb();
  process.send?.({ ...outcome, wallMs, cpuMs: (user + system) / 1000, peakMb });
}

process.on('message', (message) => void answer(message));
process.on('disconnect', () => process.exit());
