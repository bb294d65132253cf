import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { VerifyError } from '../../cloudfunctions/face-verify/src/errors';
import { decodeBase64Photo, type FittedPhoto, fitPhoto } from '../../cloudfunctions/face-verify/src/image';
import { fitPixels } from '../../cloudfunctions/face-verify/src/image/fit';
import { ERRORS } from '../../miniprogram/contract/errors';
import { bmpOf } from '../unit/image/bmp-files';
import { draw, look, noise, quarters, toSharp } from '../unit/image/drawings';

const budgets = fc.oneof(
  fc.constantFrom(75_000, 30_000, 15_000, 5000),
  fc.integer({ min: 300, max: 100_000 }),
);
const sides = fc.integer({ min: 150, max: 500 });

/** The photo that came out, or the code of the refusal; anything else that is thrown fails the property. */
async function outcomeOf(run: Promise<FittedPhoto>): Promise<FittedPhoto | string> {
  try {
    return await run;
  } catch (error) {
    if (error instanceof VerifyError) return error.code;
    throw error;
  }
}

describe('fitting', () => {
  it('never exceeds the budget, never searches for long, and never says a size that is not there', async () => {
    const contrast = fc.integer({ min: 0, max: 255 });
    await fc.assert(
      fc.asyncProperty(
        sides,
        sides,
        contrast,
        fc.nat(),
        budgets,
        async (width, height, strength, seed, budgetBytes) => {
          const grain = noise(width, height, seed).data;
          const picture = draw(width, height, (x, y) => {
            const value = 128 + (((grain[y * width + x] ?? 0) - 128) * strength) / 255;
            return [value, value, value];
          });
          const outcome = await outcomeOf(fitPixels(picture, budgetBytes));
          if (typeof outcome === 'string') {
            expect(outcome).toBe('PHOTO_CANNOT_FIT');
            // A picture of 64 pixels needs no more than this.
            expect(budgetBytes).toBeLessThan(5000);
            return;
          }
          expect(outcome.jpeg.length).toBeLessThanOrEqual(budgetBytes);
          expect(outcome.encodes).toBeLessThanOrEqual(39);
          expect(await look(outcome.jpeg)).toMatchObject({ width: outcome.width, height: outcome.height });
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a damaged file', () => {
  const perMille = fc.oneof({ weight: 2, arbitrary: fc.nat(1000) }, { weight: 1, arbitrary: fc.nat(30) });
  const damage = fc.record({
    kind: fc.constantFrom('jpeg', 'png', 'webp', 'bmp'),
    /** Where a byte is overwritten, often in the header, and with what. */
    changes: fc.array(fc.tuple(perMille, fc.nat(255)), { maxLength: 3 }),
    keptPerMille: fc.oneof({ weight: 3, arbitrary: fc.constant(1000) }, { weight: 1, arbitrary: perMille }),
  });

  it('is a picture within the budget or a refusal with a code of the contract, never another error', async () => {
    const picture = quarters(200, 160);
    const files: Record<string, Buffer> = {
      jpeg: await toSharp(picture).withMetadata({ orientation: 6 }).jpeg().toBuffer(),
      png: await toSharp(picture).png().toBuffer(),
      webp: await toSharp(picture).webp().toBuffer(),
      bmp: bmpOf(picture),
    };
    const outcomes = new Set<string>();
    await fc.assert(
      fc.asyncProperty(damage, async ({ kind, changes, keptPerMille }) => {
        const whole = files[kind] ?? Buffer.alloc(0);
        const file = Buffer.from(whole.subarray(0, Math.floor((whole.length * keptPerMille) / 1000)));
        for (const [where, value] of changes) file[Math.floor((file.length * where) / 1001)] = value;
        const outcome = await outcomeOf(fitPhoto(file, { budgetBytes: 75_000 }));
        outcomes.add(typeof outcome === 'string' ? outcome : 'fitted');
        if (typeof outcome === 'string') expect(Object.keys(ERRORS)).toContain(outcome);
        else expect(outcome.jpeg.length).toBeLessThanOrEqual(75_000);
      }),
      { numRuns: 400 },
    );
    // Otherwise the damage was always harmless, or always fatal.
    expect([...outcomes]).toEqual(expect.arrayContaining(['fitted', 'PHOTO_UNREADABLE']));
  });
});

describe('Base64', () => {
  it('gives back the bytes that were encoded', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), (bytes) => {
        const text = Buffer.from(bytes).toString('base64');
        expect(decodeBase64Photo(text).equals(bytes)).toBe(true);
      }),
    );
  });

  it('refuses every text that is not what its own bytes encode to', () => {
    const nearly = fc.array(fc.constantFrom('Q', 'U', '+', '/', '=', '-', '_', ' ', '\n'), { maxLength: 12 });
    fc.assert(
      fc.property(nearly, (characters) => {
        const text = characters.join('');
        const isStrict = /^(?:[QU+/]{4})*(?:[QU+/]Q==|[QU+/]{2}[QU]=)?$/.test(text) && text !== '';
        if (isStrict) expect(decodeBase64Photo(text).toString('base64')).toBe(text);
        else expect(() => decodeBase64Photo(text)).toThrow(VerifyError);
      }),
      { numRuns: 1000 },
    );
  });
});
