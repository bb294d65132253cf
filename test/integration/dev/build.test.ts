import { stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ensureFunction, FUNCTION_ENTRY, FUNCTION_FOLDER } from '../../../scripts/build';

const builtAt = async (): Promise<number> => (await stat(FUNCTION_ENTRY)).mtimeMs;

describe('a command that needs the built function', () => {
  it('builds it where a source was written since, and only then', async () => {
    await ensureFunction();
    const before = await builtAt();
    await ensureFunction();
    expect(await builtAt()).toBe(before);

    const now = new Date();
    await utimes(join(FUNCTION_FOLDER, 'src/stores/schemas.ts'), now, now);
    await ensureFunction();
    expect(await builtAt()).toBeGreaterThan(before);
  });
});
