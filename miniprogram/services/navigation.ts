/** From page to page, and back to whoever asked. Nothing of the person ever stands in a URL. */

const PAGES = {
  start: '/pages/start/start',
  identity: '/pages/identity/identity',
  capture: '/pages/capture/capture',
  result: '/pages/result/result',
} as const;
export type PageName = keyof typeof PAGES;

/** Puts a page on top of this one. */
export function goTo(page: PageName): void {
  wx.navigateTo({ url: PAGES[page] });
}

/** Puts a page in the place of this one. */
export function replaceWith(page: PageName): void {
  wx.redirectTo({ url: PAGES[page] });
}

/** Throws every page away and begins. */
export function restart(): void {
  wx.reLaunch({ url: PAGES.start });
}

const routes = (): readonly string[] => getCurrentPages().map(({ route }) => `/${route}`);

/** How many pages lie over the last one of this name; null = it is not among the pages. */
export function depthOf(page: PageName): number | null {
  const stack = routes();
  const at = stack.lastIndexOf(PAGES[page]);
  return at === -1 ? null : stack.length - 1 - at;
}

/** Back to a page that is still there, or a new one in the place of this one. */
export function backTo(page: PageName): void {
  const delta = depthOf(page);
  if (delta === null) replaceWith(page);
  else if (delta > 0) wx.navigateBack({ delta });
}

/** Whether another page of this mini-program lies under the start page: it opened the verification. */
export function hasOpenerPage(): boolean {
  return routes().lastIndexOf(PAGES.start) > 0;
}

/** Back to the page under the start page. `failed` runs where there is none. */
export function backToOpener(failed: () => void): void {
  wx.navigateBack({ delta: (depthOf('start') ?? 0) + 1, fail: failed });
}

/** Opens a page that the requester named, in the place of all. `failed` runs where there is no such page. */
export function openPage(path: string, failed: () => void): void {
  wx.reLaunch({ url: path, fail: failed });
}

/** The pages of an operator, in the place of all; WeChat loads their package first. */
export function openOperatorPages(): void {
  wx.reLaunch({ url: '/operator/pages/overview/overview' });
}

/** Back to the mini-program that sent the person here. `failed` runs where WeChat refuses. */
export function backToMiniProgram(extraData: Readonly<Record<string, string>>, failed: () => void): void {
  wx.navigateBackMiniProgram({ extraData, fail: failed });
}

/** How WeChat was entered, without what depends on the start page. */
export interface EnterOptions {
  readonly appId: string | null;
  readonly extraData: unknown;
}

/** From the latest entry, warm or cold. Nothing on a WeChat before 2.9.4, which is only asked to be updated. */
export function enterOptions(): EnterOptions {
  if (typeof wx.getEnterOptionsSync !== 'function') return { appId: null, extraData: undefined };
  const { referrerInfo } = wx.getEnterOptionsSync();
  return { appId: referrerInfo?.appId ?? null, extraData: referrerInfo?.extraData };
}
