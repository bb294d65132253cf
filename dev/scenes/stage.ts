/** Plays scenes: the mini-program in the preview, a browser with a drawn face before its camera, a hand. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import type { Language } from '../../miniprogram/text/language';
import { launchBrowser, openPage, writeVideo } from '../browser';
import { formatSettings, type Preview, type PreviewSettings, startPreview } from '../preview';
import { drawPortrait } from '../sample-photo';
import { together } from '../together';
import { type Hand, handOn } from './hand';
import { type SceneHouse, sceneHouse } from './house';
import type { Scene } from './scene';

const MINIPROGRAM = resolve(__dirname, '../../miniprogram');

/** CSS pixels: a phone of 812 without its status bar and home line. */
export const SCREEN = { width: 375, height: 734 } as const;

/** For one step of a hand; a camera needs the longest. */
const STEP_TIMEOUT_MS = 10_000;

export interface Played {
  readonly hand: Hand;
  readonly page: Page;
  /** Uncaught exceptions and `console.error`, as they come. */
  readonly errors: string[];
  close(): Promise<void>;
}

export interface Stage {
  readonly browser: Browser;
  readonly preview: Preview;
  readonly house: SceneHouse;
  play(scene: Scene, language?: Language, change?: Partial<PreviewSettings>): Promise<Played>;
  close(): Promise<void>;
}

/** A face in the middle of a picture that lies, as a camera's does. 4:2:0, or Chromium shows its test pattern. */
async function drawCameraView(file: string): Promise<void> {
  const face = await drawPortrait({ width: 900, height: 900, format: 'png' });
  // Without the coloured corners that tell tests which way is up.
  const middle = await sharp(face).extract({ left: 140, top: 0, width: 620, height: 900 }).png().toBuffer();
  const wall = { width: 1280, height: 720, channels: 3, background: { r: 214, g: 222, b: 230 } } as const;
  const input = await sharp(middle).resize({ height: 720 }).png().toBuffer();
  await writeVideo(sharp({ create: wall }).composite([{ input, gravity: 'south' }]), file);
}

interface Floor extends Pick<Stage, 'browser' | 'preview'> {
  readonly pixelRatio: number;
}

async function playScene(
  { browser, preview, pixelRatio }: Floor,
  scene: Scene,
  language: Language,
  change: Partial<PreviewSettings>,
): Promise<Played> {
  const lang = language === 'en' ? 'en' : 'zh_CN';
  const url = `${preview.url}/?${formatSettings({ ...scene.settings, lang, ...change })}`;
  const { page, errors, close } = await openPage(browser, url, {
    viewport: SCREEN,
    deviceScaleFactor: pixelRatio,
    locale: language,
    timezoneId: 'Asia/Shanghai',
    // What the scene withholds is no mistake of the page.
    mayLoseAnswers: true,
    hasClock: scene.isSlow,
    at: scene.at ?? undefined,
  });
  page.setDefaultTimeout(STEP_TIMEOUT_MS);
  const hand = handOn(page, language);
  try {
    await scene.play(hand);
  } catch (error) {
    await close();
    throw error;
  }
  return { hand, page, errors, close };
}

/** @param pixelRatio device pixels a CSS pixel: 2 to be looked at, 1 where only boxes and colours count */
export async function openStage(pixelRatio = 2): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'stage-'));
  const videoFile = join(folder, 'face.y4m');
  await drawCameraView(videoFile);
  const house = sceneHouse();
  const [browser, preview] = await together(
    launchBrowser({ videoFile }),
    startPreview({ miniprogramRoot: MINIPROGRAM, backend: house, watch: false }),
  );
  return {
    browser,
    preview,
    house,
    play: (scene, language = 'zh-CN', change = {}) =>
      playScene({ browser, preview, pixelRatio }, scene, language, change),
    close: async () => {
      await browser.close();
      await preview.close();
      await rm(folder, { recursive: true });
    },
  };
}
