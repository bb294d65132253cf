/** A headless Chromium with a fake camera, for tests, screenshots and measurements of the preview. */
import { isAbsolute } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { requireChromium } from './chromium';

export { openPage, type PageOptions, type WatchedPage } from './pages';
export { writeVideo } from './video';

export interface BrowserOptions {
  /**
   * What the camera sees: absolute path of a file of {@link writeVideo}. One file per launch.
   * Without it: Chromium's green test pattern.
   */
  readonly videoFile?: string;
}

/** preview-and-tests.md. A fresh user data directory is playwright's own doing. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
];

/** @throws Error when there is no Chromium and none can be installed, or the path is not absolute */
export async function launchBrowser({ videoFile }: BrowserOptions = {}): Promise<Browser> {
  if (videoFile !== undefined && !isAbsolute(videoFile)) throw new Error(`${videoFile} is no absolute path`);
  const camera = videoFile === undefined ? [] : [`--use-file-for-fake-video-capture=${videoFile}`];
  return chromium.launch({ executablePath: requireChromium(), args: [...FLAGS, ...camera] });
}
