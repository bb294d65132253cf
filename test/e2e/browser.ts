/** Pages of the preview that fail the test on any error. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

export { type BrowserOptions, launchBrowser } from '../../dev/browser';

export interface WatchedPage {
  readonly page: Page;
  /** Uncaught exceptions, `console.error`, and requests to any other host, as they come. */
  readonly errors: string[];
  close(): Promise<void>;
}

export interface PageOptions extends BrowserContextOptions {
  /** Whether `page.clock` can run ahead; until then time goes as ever. @default false */
  readonly hasClock?: boolean;
}

/** Opens `url` of a preview in a phone-sized page of its own. A test asserts that `errors` is empty. */
export async function openPage(
  browser: Browser,
  url: string,
  { hasClock = false, ...options }: PageOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport: { width: 375, height: 750 },
    locale: 'zh-CN',
    // Nothing here looks at a turning wheel, and it costs a core.
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  const errors: string[] = [];
  const { origin } = new URL(url);
  page.on('pageerror', (error) => errors.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const target = new URL(request.url());
    if (target.protocol.startsWith('http') && target.origin !== origin)
      errors.push(`request: ${request.url()}`);
  });
  if (hasClock) await page.clock.install();
  await page.goto(url);
  return { page, errors, close: () => context.close() };
}

/** Waits for a condition that only this process sees. @throws after `timeoutMs` */
export async function until(condition: () => boolean | Promise<boolean>, timeoutMs = 5000): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`Waited ${timeoutMs} ms in vain: ${condition.toString()}`);
    await new Promise((done) => setTimeout(done, 20));
  }
}
