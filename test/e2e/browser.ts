/** The browser of the tests, and how they wait for what no page shows. */
export {
  type BrowserOptions,
  launchBrowser,
  openPage,
  type PageOptions,
  type WatchedPage,
} from '../../dev/browser';

/** Waits for a condition that only this process sees. @throws after `timeoutMs` */
export async function until(condition: () => boolean | Promise<boolean>, timeoutMs = 5000): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`Waited ${timeoutMs} ms in vain: ${condition.toString()}`);
    await new Promise((done) => setTimeout(done, 20));
  }
}
