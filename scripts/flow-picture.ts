/** `npm run docs:picture [-- PART]`: four states side by side, for the README; PART of a name takes those only. */
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import sharp, { type OverlayOptions } from 'sharp';
import { SCENES } from '../dev/scenes';
import { openStage, SCREEN, type Stage } from '../dev/scenes/stage';

const FOLDER = resolve(__dirname, '../docs/images');
const FLOW = ['start-ready', 'capture-ready', 'result-SAME_PERSON', 'result-LIKELY_SAME_PERSON'];
const PICTURES = [
  { file: 'flow.png', theme: 'light', scenes: FLOW },
  { file: 'flow-dark.png', theme: 'dark', scenes: FLOW },
  {
    file: 'operator.png',
    theme: 'light',
    scenes: ['operator-overview', 'operator-usage-day', 'operator-packages', 'operator-review'],
  },
] as const;
/** Twice the size at which the README shows them. */
const WIDTH = 400;
const GAP = 32;
const HEIGHT = Math.round((WIDTH * SCREEN.height) / SCREEN.width);

/** A frame that stands out from a page of either colour. */
const FRAME = Buffer.from(
  `<svg width="${WIDTH}" height="${HEIGHT}"><rect x="1" y="1" width="${WIDTH - 2}" height="${HEIGHT - 2}" rx="24" fill="none" stroke="#8a929b" stroke-width="2"/></svg>`,
);
const MASK = Buffer.from(
  `<svg width="${WIDTH}" height="${HEIGHT}"><rect width="${WIDTH}" height="${HEIGHT}" rx="24"/></svg>`,
);

async function shoot(stage: Stage, name: string, theme: 'light' | 'dark'): Promise<Buffer> {
  const scene = SCENES.find((one) => one.name === name);
  if (scene === undefined) throw new Error(`no scene ${name}`);
  const { page, close } = await stage.play(scene, 'zh-CN', { theme });
  const picture = await page.screenshot();
  await close();
  const overlays = [
    { input: MASK, blend: 'dest-in' },
    { input: FRAME, blend: 'over' },
  ] as const;
  return sharp(picture)
    .resize({ width: WIDTH, height: HEIGHT })
    .composite([...overlays])
    .png()
    .toBuffer();
}

async function draw(stage: Stage, { file, theme, scenes }: (typeof PICTURES)[number]): Promise<void> {
  const width = scenes.length * WIDTH + (scenes.length - 1) * GAP;
  const pictures: OverlayOptions[] = [];
  for (const [index, name] of scenes.entries()) {
    pictures.push({ input: await shoot(stage, name, theme), left: index * (WIDTH + GAP), top: 0 });
  }
  await sharp({ create: { width, height: HEIGHT, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
    .composite(pictures)
    .png({ palette: true, quality: 90, effort: 10 })
    .toFile(join(FOLDER, file));
}

async function main(): Promise<void> {
  const [part = ''] = process.argv.slice(2);
  await mkdir(FOLDER, { recursive: true });
  const stage = await openStage();
  try {
    for (const picture of PICTURES) {
      if (picture.file.includes(part)) await draw(stage, picture);
    }
  } finally {
    await stage.close();
  }
}

void main();
