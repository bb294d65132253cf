/** Pages, and the way back to another mini-program. */
import type { Navigation } from '../builtin/navigation';
import type { MiniApp } from '../host/app';
import { EventChannel } from '../host/event-channel';
import { attempt } from '../host/failures';
import type { Phone } from '../host/phone';
import { Refusal } from '../host/refusal';
import { NavigationError, type Router } from '../host/router';
import { type Answer, api, type Given, textOf } from './api';

function routed(run: () => Answer | undefined): Answer | undefined {
  try {
    return run();
  } catch (error) {
    if (error instanceof NavigationError) throw new Refusal(error.message);
    throw error;
  }
}

function channelOf(events: unknown): EventChannel {
  const channel = new EventChannel();
  if (typeof events !== 'object' || events === null) return channel;
  for (const [name, listener] of Object.entries(events)) {
    channel.on(name, (...values) =>
      attempt(`event ${name}`, () => Reflect.apply(listener, undefined, values)),
    );
  }
  return channel;
}

/** Scenes in which another mini-program waits for an answer. */
const FROM_MINI_PROGRAM: readonly number[] = [1037, 1038];

async function leave(phone: Phone, what: string, detail: unknown): Promise<undefined> {
  phone.acts.push({ what, detail });
  const body = document.createElement('pre');
  body.className = 'wx-dialog-body';
  body.textContent = JSON.stringify(detail, null, 2) ?? '';
  const choices = [{ value: 'close', label: phone.say('close'), main: true }] as const;
  void phone.dialogs.ask({ title: phone.say('left'), body, choices });
  return undefined;
}

export function navigationApis(phone: Phone, router: Router, navigation: Navigation, app: MiniApp) {
  const open = (given: Given, go: (url: string) => void) => routed(() => void go(textOf(given, 'url')));
  return {
    navigateTo: api('navigateTo', (given) =>
      routed(() => {
        const eventChannel = channelOf(given['events']);
        router.push(textOf(given, 'url'), eventChannel);
        return { eventChannel };
      }),
    ),
    redirectTo: api('redirectTo', (given) => open(given, (url) => router.replace(url))),
    reLaunch: api('reLaunch', (given) => open(given, (url) => router.relaunch(url))),
    navigateBack: api('navigateBack', (given) => routed(() => void router.back(Number(given['delta'] ?? 1)))),
    switchTab: api('switchTab', () => {
      throw new Refusal('can not switch to no-tabBar page');
    }),
    navigateBackMiniProgram: api('navigateBackMiniProgram', (given) => {
      if (!FROM_MINI_PROGRAM.includes(app.entry.scene) || app.entry.referrerInfo.appId === undefined) {
        throw new Refusal('not opened by another mini-program');
      }
      return leave(phone, 'navigateBackMiniProgram', given['extraData'] ?? {});
    }),
    exitMiniProgram: api('exitMiniProgram', () => leave(phone, 'exitMiniProgram', {})),
    setNavigationBarTitle: api('setNavigationBarTitle', (given) => {
      if (router.current) router.current.title = textOf(given, 'title');
      navigation.refresh();
      return undefined;
    }),
    setNavigationBarColor: api('setNavigationBarColor', (given) => {
      const navigationBarTextStyle = textOf(given, 'frontColor') === '#ffffff' ? 'white' : 'black';
      const navigationBarBackgroundColor = textOf(given, 'backgroundColor');
      if (router.current) router.current.barColors = { navigationBarTextStyle, navigationBarBackgroundColor };
      navigation.refresh();
      return undefined;
    }),
    hideHomeButton: api('hideHomeButton', () => undefined),
    pageScrollTo: api('pageScrollTo', (given) => {
      router.current?.scroller.scrollTo({ top: Number(given['scrollTop'] ?? 0) });
      return undefined;
    }),
    getLaunchOptionsSync: () => app.entry,
    getEnterOptionsSync: () => app.entry,
    onAppShow: (listener: () => void) => void app.shown.add(listener),
    offAppShow: (listener: () => void) => void app.shown.delete(listener),
    onAppHide: (listener: () => void) => void app.hidden.add(listener),
    offAppHide: (listener: () => void) => void app.hidden.delete(listener),
  };
}
