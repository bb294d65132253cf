/**
 * The whole product for one test file: the unchanged mini-program in Chromium with a fake camera, the built
 * function, and the stand-ins. Needs `npm run build`.
 */
import { resolve } from 'node:path';
import type { FaceTools } from '../../dev/faces/tools';
import { type House, startHouse } from '../../dev/house';
import {
  formatSettings,
  type PhoneAct,
  type PhoneCall,
  type PreviewSettings,
  startPreview,
} from '../../dev/preview';
import { type Hand, handOn } from '../../dev/scenes/hand';
import { together } from '../../dev/together';
import { launchBrowser, openPage, type PageOptions, type WatchedPage } from './browser';
import { type CameraPicture, drawCameraPicture } from './camera-picture';

const MINIPROGRAM = resolve(__dirname, '../../miniprogram');

/** A person who has used the mini-program before: WeChat asks him nothing. */
const KNOWN: Partial<PreviewSettings> = { camera: 'granted', privacy: 'agreed' };

/** One phone, and the hand that holds it. */
export interface Visit extends Hand {
  /** Actions of the function that the phone has called, in order. */
  readonly calls: () => Promise<string[]>;
  /** What left the phone or the mini-program under this name, and what went along. */
  readonly acts: (what: string) => Promise<unknown[]>;
  /** Paths of the camera's files that still lie on the phone. */
  readonly files: () => Promise<string[]>;
  /** Closes the mini-program and opens it anew. */
  readonly reopen: () => Promise<void>;
  /** The heading of the page in front. */
  readonly heading: (text: string) => Promise<void>;
  readonly loseCamera: () => Promise<void>;
}

export interface Stage {
  readonly house: House;
  readonly open: (settings?: Partial<PreviewSettings>, options?: PageOptions) => Promise<Visit>;
  /** Closes every phone and empties the house. @returns console errors and the like, of all phones */
  readonly reset: () => Promise<string[]>;
  readonly close: () => Promise<void>;
}

function visitOn({ page }: WatchedPage, settings: Partial<PreviewSettings>): Visit {
  const ask = <Answer>(name: string): Promise<Answer> =>
    page.evaluate((method) => Reflect.get(globalThis, '__preview')[method](), name);
  return {
    ...handOn(page, settings.lang === 'en' ? 'en' : 'zh-CN'),
    calls: async () => (await ask<PhoneCall[]>('calls')).map(({ action }) => action),
    acts: async (what) =>
      (await ask<PhoneAct[]>('acts')).filter((act) => act.what === what).map(({ detail }) => detail),
    files: () => ask<string[]>('files'),
    loseCamera: () => ask<void>('loseCamera'),
    reopen: async () => {
      await page.reload();
    },
    heading: (name) => page.getByRole('heading', { name, exact: true, level: 1 }).waitFor(),
  };
}

export interface StageOptions {
  /** What the camera shows. @default two colours, drawn */
  readonly camera?: CameraPicture;
  /** Faces that the stand-in compares with. @default none */
  readonly faces?: FaceTools;
}

/**
 * @param settings of the function
 * @param miniprogramRoot a package that was built for some of the verifiers @default the source
 */
export async function startStage(
  settings: Readonly<Record<string, string>> = {},
  miniprogramRoot: string = MINIPROGRAM,
  { camera: given, faces }: StageOptions = {},
): Promise<Stage> {
  const camera = given ?? (await drawCameraPicture());
  const [browser, house] = await together(
    launchBrowser({ videoFile: camera.videoFile }),
    startHouse({ settings, ...(faces === undefined ? {} : { faces }) }),
  );
  const { backend } = house;
  const preview = await startPreview({ miniprogramRoot, backend, watch: false });
  let watched: WatchedPage[] = [];

  return {
    house,
    open: async (change = {}, options = {}) => {
      const asked = { ...KNOWN, frame: false, ...change };
      const opened = await openPage(browser, `${preview.url}/?${formatSettings(asked)}`, options);
      // Nothing here waits longer, and a test that fails says at what.
      opened.page.setDefaultTimeout(10_000);
      watched.push(opened);
      return visitOn(opened, asked);
    },
    reset: async () => {
      const errors = watched.flatMap((opened) => opened.errors);
      await Promise.all(watched.map((opened) => opened.close()));
      watched = [];
      house.service.cloudbase.faults.clear();
      backend.reset();
      return errors;
    },
    close: async () => {
      await browser.close();
      await preview.close();
      await house.close();
      await camera.remove();
    },
  };
}
