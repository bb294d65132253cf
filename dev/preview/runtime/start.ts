/** Puts the phone together and starts the mini-program on it. */
import type { PhoneAct, PhoneCall, PreviewControl } from '../control';
import type { PreviewSettings } from '../settings';
import { defineBuiltIns } from './builtin/index';
import type { Navigation } from './builtin/navigation';
import { makeControl } from './control';
import { entryOf } from './entry';
import { MiniApp } from './host/app';
import { PreviewSurface } from './host/backend';
import { Cameras } from './host/cameras';
import { type MiniProgram, PhoneCode } from './host/code';
import { Dialogs } from './host/dialogs';
import { EventChannel } from './host/event-channel';
import { attempt, fail, failOnWarnings } from './host/failures';
import { Files } from './host/files';
import { LiveSettings } from './host/live-settings';
import { NavigationBar } from './host/navigation-bar';
import type { Page } from './host/page';
import { Permissions } from './host/permissions';
import type { Phone } from './host/phone';
import { Privacy } from './host/privacy';
import { Router } from './host/router';
import { type Selecting, SelectorQuery } from './host/selector-query';
import { Styles } from './host/styles';
import { wordsOf } from './host/words';
import { OPENER_ROUTE, openerPage } from './opener';
import { deviceApis, themeOf } from './wx/device';
import { createWx } from './wx/index';
import { asOfVersion } from './wx/versions';

/** The parts of the document that the phone draws on. */
export interface Screen {
  readonly bar: HTMLElement;
  readonly pages: HTMLElement;
  readonly overlay: HTMLElement;
}

function makePhone(settings: LiveSettings, { overlay }: Screen): Phone {
  const say = wordsOf(settings.current.lang);
  const dialogs = new Dialogs(overlay);
  const files = new Files();
  const privacy = new Privacy(settings, dialogs, say);
  const permissions = new Permissions(settings, dialogs, say);
  const acts: PhoneAct[] = [];
  const calls: PhoneCall[] = [];
  return {
    settings,
    styles: new Styles(),
    dialogs,
    files,
    privacy,
    permissions,
    cameras: new Cameras(),
    acts,
    calls,
    say,
  };
}

/** The globals of a mini-program's scripts. */
function setGlobals(wx: object, app: MiniApp, router: Router): void {
  Object.assign(globalThis, {
    wx,
    App: (options: object) => app.register(options),
    getApp: () => app.instance,
    getCurrentPages: () => {
      const opener = router.hasOpener ? [{ route: OPENER_ROUTE }] : [];
      return [...opener, ...router.pages.map(({ caller }) => caller)];
    },
  });
}

export function startPhone(screen: Screen, settings: PreviewSettings, program: MiniProgram): PreviewControl {
  const live = new LiveSettings(settings);
  const phone = makePhone(live, screen);
  const { manifest } = program;
  const entry = entryOf(settings, manifest.pages[0] ?? '');
  const app = new MiniApp(entry);
  const store = new Map<string, string>();
  const device = deviceApis(phone, screen.pages);

  const back = () => attempt('back', () => router.back(1));
  const config = { manifestWindow: manifest.window, themes: manifest.themes, backLabel: phone.say('back') };
  const bar = new NavigationBar(screen.bar, config, phone.styles, back);
  const opener = settings.opener ? openerPage(phone, screen.pages) : undefined;
  const shown = (page: Page, count: number) => {
    const node = manifest.nodes.find(({ path }) => path === page.route);
    document.documentElement.style.fontSize = page.rootFontSize;
    bar.update({ ...node?.config, ...page.barColors }, page.title, count + (router.hasOpener ? 1 : 0));
  };

  const query = (owner?: Selecting): SelectorQuery => {
    const viewport: HTMLElement =
      (owner && router.pageOf(owner)?.viewport) ?? router.current?.viewport ?? screen.pages;
    return new SelectorQuery(viewport, owner);
  };
  const navigation: Navigation = {
    go: (openType, url, delta) => {
      const go = new Map([
        ['navigate', wx.navigateTo],
        ['redirect', wx.redirectTo],
        ['reLaunch', wx.reLaunch],
        ['navigateBack', wx.navigateBack],
      ]).get(openType);
      void go?.({ url, delta, fail: (answer: unknown) => fail('<navigator>', answer) });
    },
    pageOf: (element) =>
      router.pages.find(({ component }) => component === element.ownerShadowRoot?.getHostNode()),
    refresh: () => router.current && shown(router.current, router.pages.length),
  };
  const surface = new PreviewSurface(screen.pages, phone.styles);
  const code: PhoneCode = new PhoneCode(surface, defineBuiltIns(phone, navigation), {
    createSelectorQuery: query,
    getOpenerEventChannel: (owner) => router.pageOf(owner)?.channel ?? new EventChannel(),
  });
  const router: Router = new Router({
    pages: manifest.pages,
    styles: phone.styles,
    area: screen.pages,
    create: (path, pageQuery) => code.createPage(path, pageQuery),
    shown,
    opener: opener && { shown: () => bar.update({}, opener.title, 1), closed: opener.close },
  });
  const wx = createWx({ phone, router, navigation, app, device, store, query });

  const applyTheme = () => {
    if (phone.styles.theme === themeOf(live)) return;
    phone.styles.theme = themeOf(live);
    bar.recolor();
    app.call('onThemeChange', { theme: phone.styles.theme });
    device.themeChanged();
  };
  document.documentElement.dataset['style'] = manifest.look;
  setGlobals(asOfVersion(wx, settings.sdk), app, router);
  failOnWarnings();
  phone.styles.theme = themeOf(live);
  attempt('app', () => program.app?.());
  code.load(program);
  live.onChange(applyTheme);
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', applyTheme);
  app.launch();
  const channel = opener?.channel ?? new EventChannel();
  attempt('launch', () => router.push(`/${entry.path}?${settings.query}`, channel));
  return makeControl({ phone, router, app, store });
}
