/** `window.__preview`. */
import type { PreviewControl } from '../control';
import { formatSettings } from '../settings';
import type { MiniApp } from './host/app';
import type { Phone } from './host/phone';
import type { Router } from './host/router';

export interface ControlParts {
  readonly phone: Phone;
  readonly router: Router;
  readonly app: MiniApp;
  readonly store: ReadonlyMap<string, string>;
}

export function makeControl({ phone, router, app, store }: ControlParts): PreviewControl {
  return {
    started: true,
    get settings() {
      return phone.settings.current;
    },
    set: (change) => phone.settings.set(change),
    restart: (change = {}) => {
      const query = formatSettings({ ...phone.settings.current, ...change });
      location.assign(`${location.pathname}?${query}`);
    },
    routes: () => router.pages.map(({ route }) => route),
    pageData: () => JSON.parse(JSON.stringify(router.current?.component.data ?? null)),
    hide: () => {
      router.current?.hide();
      app.hide();
      phone.cameras.current?.lose();
    },
    show: () => {
      app.show();
      router.current?.show();
    },
    loseCamera: () => phone.cameras.current?.lose(),
    calls: () => phone.calls.map((call) => ({ ...call })),
    acts: () => phone.acts.map((act) => ({ ...act })),
    storage: () => Object.fromEntries([...store].map(([key, text]) => [key, JSON.parse(text)])),
    files: () => phone.files.paths(),
  };
}
