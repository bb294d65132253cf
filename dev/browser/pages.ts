/** Pages of the preview, phone-sized, that remember every error; one that was closed serves the next. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

export interface WatchedPage {
  readonly page: Page;
  /** Uncaught exceptions, `console.error`, and requests to any other host, as they come. */
  readonly errors: string[];
  close(): Promise<void>;
}

export interface PageOptions extends BrowserContextOptions {
  /** Whether `page.clock` can run ahead; until then time goes as ever. @default false */
  readonly hasClock?: boolean;
  /** What the page takes for now, and goes on taking for it: milliseconds since the epoch. @default the time */
  readonly at?: number | undefined;
  /** Whether an answer that does not come is no error of the page. @default false */
  readonly mayLoseAnswers?: boolean;
}

/** A page that is open, and whom it tells of what goes wrong on it. */
interface Desk {
  readonly page: Page;
  readonly leave: () => Promise<void>;
  origin: string;
  errors: string[];
  mayLoseAnswers: boolean;
}

/** Pages that were closed and can be had again, by what they were opened with: a new one costs a process. */
const spares = new WeakMap<Browser, Map<string, Desk[]>>();

function sparesOf(browser: Browser, options: PageOptions): Desk[] {
  const all = spares.get(browser) ?? new Map<string, Desk[]>();
  spares.set(browser, all);
  const key = JSON.stringify(options);
  const found = all.get(key) ?? [];
  all.set(key, found);
  return found;
}

async function newDesk(browser: Browser, options: BrowserContextOptions): Promise<Desk> {
  const context = await browser.newContext({
    viewport: { width: 375, height: 750 },
    locale: 'zh-CN',
    // Nothing here looks at a turning wheel, and it costs a core.
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  const desk: Desk = { page, leave: () => context.close(), origin: '', errors: [], mayLoseAnswers: false };
  page.on('pageerror', (error) => desk.errors.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    const isLost = desk.mayLoseAnswers && message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isLost) desk.errors.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const target = new URL(request.url());
    if (target.protocol.startsWith('http') && target.origin !== desk.origin)
      desk.errors.push(`request: ${request.url()}`);
  });
  return desk;
}

/**
 * Opens `url` of a preview in a phone-sized page of its own. A test asserts that `errors` is empty. The
 * mini-program keeps nothing in the browser, so a page that was closed serves the next one; one whose clock ran
 * ahead does not.
 */
export async function openPage(
  browser: Browser,
  url: string,
  { hasClock = false, at, mayLoseAnswers = false, ...options }: PageOptions = {},
): Promise<WatchedPage> {
  const free = sparesOf(browser, { ...options, at });
  const desk = (hasClock ? undefined : free.pop()) ?? (await newDesk(browser, options));
  const { page } = desk;
  const errors: string[] = [];
  Object.assign(desk, { errors, mayLoseAnswers, origin: new URL(url).origin });
  if (options.viewport) await page.setViewportSize(options.viewport);
  if (hasClock) await page.clock.install();
  if (at !== undefined) await page.clock.setFixedTime(at);
  await page.goto(url);
  const close = async (): Promise<void> => {
    if (hasClock) return desk.leave();
    await page.goto('about:blank');
    free.push(desk);
  };
  return { page, errors, close };
}
