/**
 * `npm run bench -- budget`: a thousand random pictures and budgets of 5 to 100 kB. Is the budget ever exceeded,
 * and how much of it is used?
 */
import sharp from 'sharp';
import { fitPhoto } from '../cloudfunctions/face-verify/src/image';
import { PORTRAIT_NAMES, portrait } from '../dev/faces/package-photos';
import { createRandom } from '../dev/load/random';
import { median, quantile } from './statistics';

const RUNS_PER_KIND = 250;

export interface BudgetRow {
  readonly kind: string;
  readonly runs: number;
  /** Results over their budget. */
  readonly exceeded: number;
  readonly medianUsed: number;
  readonly p5Used: number;
  readonly meanEncodes: number;
  readonly mostEncodes: number;
}

type Random = () => number;
const between = (random: Random, low: number, high: number): number =>
  Math.round(low + random() * (high - low));

/** Raw pixels by a rule, to a lossless file. */
async function drawn(
  random: Random,
  valueAt: (x: number, y: number, channel: number) => number,
): Promise<Buffer> {
  const [width, height] = [between(random, 300, 1400), between(random, 300, 1400)];
  const data = Buffer.alloc(width * height * 3);
  for (let i = 0; i < data.length; i += 1) {
    const pixel = Math.floor(i / 3);
    data[i] = valueAt(pixel % width, Math.floor(pixel / width), i % 3);
  }
  return sharp(data, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 0 })
    .toBuffer();
}

const KINDS = {
  noise: (random) => drawn(random, () => random() * 255),
  /** Strokes, sharp and black on white, in lines: as hard for a JPEG as a page of a book. */
  text: (random) => {
    const [line, letter] = [between(random, 12, 40), between(random, 4, 14)];
    const strokes = Array.from({ length: 4096 }, () => random() < 0.5);
    return drawn(random, (x, y) => {
      const isBetween = y % line > line * 0.7;
      const at = Math.floor(x / letter) * 7 + Math.floor(y / line) * 131 + (Math.floor(y / 3) % 5);
      return !isBetween && strokes[at % strokes.length] === true ? 20 : 240;
    });
  },
  gradients: (random) => {
    const [dx, dy, shift] = [random() * 0.4, random() * 0.4, random() * 90];
    return drawn(random, (x, y, channel) => 128 + 120 * Math.sin((x * dx + y * dy + shift * channel) / 40));
  },
  photos: async (random) => {
    const name = PORTRAIT_NAMES[between(random, 0, PORTRAIT_NAMES.length - 1)] ?? 'sample1-left';
    const photo = sharp(await portrait(name, between(random, 400, 1400)));
    return photo
      .modulate({ brightness: 0.6 + random() })
      .jpeg({ quality: between(random, 60, 97) })
      .toBuffer();
  },
} as const satisfies Record<string, (random: Random) => Promise<Buffer>>;

export async function benchBudget(): Promise<readonly BudgetRow[]> {
  const random = createRandom(1).next;
  const rows: BudgetRow[] = [];
  for (const [kind, write] of Object.entries(KINDS)) {
    const used: number[] = [];
    const encodes: number[] = [];
    for (let i = 0; i < RUNS_PER_KIND; i += 1) {
      const budgetBytes = between(random, 5000, 100_000);
      const fitted = await fitPhoto(await write(random), { budgetBytes });
      used.push(fitted.jpeg.length / budgetBytes);
      encodes.push(fitted.encodes);
    }
    rows.push({
      kind,
      runs: used.length,
      exceeded: used.filter((share) => share > 1).length,
      medianUsed: median(used),
      p5Used: quantile(used, 0.05),
      meanEncodes: encodes.reduce((sum, count) => sum + count, 0) / encodes.length,
      mostEncodes: Math.max(...encodes),
    });
  }
  return rows;
}
