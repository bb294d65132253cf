/** Finds Chromium, or installs it where that is allowed. Never a silent skip: without it, whoever needs it fails. */
import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

/** The shell first: it has no windows to draw, which takes a fifth of a test's processor time. */
const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
];

const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The path of a browser that is there; `CHROMIUM_PATH` decides, if it is set. */
export function findChromium(): string | undefined {
  const chosen = process.env['CHROMIUM_PATH'];
  if (chosen !== undefined && chosen !== '') {
    if (!isExecutable(chosen)) throw new Error(`CHROMIUM_PATH names ${chosen}, which cannot be run`);
    return chosen;
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const inPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...inPath, ...ELSEWHERE, chromium.executablePath()].find(isExecutable);
}

function run(command: string, args: readonly string[]): void {
  execFileSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], timeout: 600_000 });
}

function install(): void {
  const isDebianRoot = existsSync('/etc/debian_version') && process.getuid?.() === 0;
  if (isDebianRoot) {
    run('apt-get', ['update']);
    const add = (browser: string): void =>
      run('apt-get', ['install', '-y', '--no-install-recommends', browser, 'fonts-noto-cjk']);
    try {
      add('chromium-headless-shell');
    } catch {
      // An older Debian has the whole browser only.
      add('chromium');
    }
  } else {
    run(process.execPath, [
      createRequire(__filename).resolve('playwright-core/cli.js'),
      'install',
      'chromium',
    ]);
  }
}

/**
 * The path of Chromium; installs it first if there is none.
 * @throws with what to do, when it can be neither found nor installed
 */
export function requireChromium(): string {
  const found = findChromium();
  if (found !== undefined) return found;
  let reason = 'the installer left no browser behind';
  try {
    install();
    const installed = findChromium();
    if (installed !== undefined) return installed;
  } catch (error) {
    reason = error instanceof Error ? error.message : String(error);
  }
  throw new Error(
    `The preview needs a Chromium to run in (${reason}). Install it (Debian: apt-get install chromium-headless-shell fonts-noto-cjk; ` +
      'elsewhere: npx playwright-core install chromium), or name one by CHROMIUM_PATH.',
  );
}
