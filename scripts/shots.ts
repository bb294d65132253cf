/**
 * `npm run shots [-- PART]`: writes a picture of every page and every state of the phone to `shots/`, light
 * and dark, with a large font, on a narrow phone and in English; PART of a name takes those only. To be looked at.
 */
import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { SCENES, type Scene } from '../dev/scenes';
import { openStage, type Played, SCREEN, type Stage } from '../dev/scenes/stage';

const FOLDER = resolve(__dirname, '../shots');
/** The smallest phone that WeChat still runs on. */
const NARROW = { width: 320, height: 548 } as const;
/** Pages played at the same time. */
const HANDS = 2;

const file = (variant: string, name: string) => join(FOLDER, variant, `${name}.png`);

/** What is on the screen, and where the page is longer, its end too. */
async function shoot({ page }: Played, variant: string, name: string): Promise<void> {
  const window = page.locator('.wx-scroller').last();
  await page.screenshot({ path: file(variant, name) });
  const isLonger = await window.evaluate((node) => {
    const before = node.scrollTop;
    node.scrollTop = node.scrollHeight;
    return node.scrollTop > before;
  });
  if (!isLonger) return;
  await page.screenshot({ path: file(variant, `${name}-end`) });
  await window.evaluate((node) => {
    node.scrollTop = 0;
  });
}

async function shootChinese(stage: Stage, scene: Scene): Promise<void> {
  const played = await stage.play(scene, 'zh-CN', { theme: 'light' });
  const { hand, page } = played;
  await shoot(played, 'light', scene.name);
  await hand.set({ theme: 'dark' });
  await shoot(played, 'dark', scene.name);
  await hand.set({ theme: 'light', font: 1.4 });
  await shoot(played, 'large', scene.name);
  await hand.set({ font: 1 });
  await page.setViewportSize(NARROW);
  await shoot(played, 'narrow', scene.name);
  await page.setViewportSize(SCREEN);
  await played.close();
}

async function shootEnglish(stage: Stage, scene: Scene): Promise<void> {
  const played = await stage.play(scene, 'en', { theme: 'light' });
  await shoot(played, 'en', scene.name);
  await played.close();
}

async function main(): Promise<void> {
  const [part = ''] = process.argv.slice(2);
  const wanted = SCENES.filter(({ name }) => name.includes(part));
  const queue = [...wanted];
  let shot = 0;
  if (part === '') await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  const stage = await openStage();
  const work = async () => {
    for (let scene = queue.shift(); scene !== undefined; scene = queue.shift()) {
      try {
        await shootChinese(stage, scene);
        await shootEnglish(stage, scene);
        shot += 1;
      } catch (error) {
        process.exitCode = 1;
        console.error(
          `${scene.name}: ${error instanceof Error ? error.message.split('\n', 1)[0] : 'failed'}`,
        );
      }
    }
  };
  try {
    await Promise.all(Array.from({ length: HANDS }, work));
  } finally {
    await stage.close();
  }
  console.log(`pictures of ${shot} of ${wanted.length} states in shots/`);
}

void main();
