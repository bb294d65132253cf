/** What can be set on the phone. */
import { CALL_FAULTS } from '../call-script';
import { CHOICE_VALUES, OPERATOR_OPENID, type PreviewSettings } from '../settings';
import { button, element, input, section, select } from './fields';
import type { PhoneFrame } from './phone-frame';

type Settable = Partial<PreviewSettings>;

export function look(phone: PhoneFrame): HTMLElement {
  const { theme, lang, font, width } = phone.settings;
  const set = (change: Settable) => phone.set(change);
  const themes = CHOICE_VALUES.theme;
  return section(
    'Look',
    element(
      'div',
      'grid',
      select('Theme', themes, theme, (value) =>
        set({ theme: themes.find((name) => name === value) ?? 'auto' }),
      ),
      select(
        'Language',
        [
          ['zh_CN', '中文'],
          ['en', 'English'],
        ],
        lang,
        (value) => set({ lang: value === 'en' ? 'en' : 'zh_CN' }),
      ),
      select(
        'Font',
        [
          ['1', '1.0'],
          ['1.4', '1.4 (large)'],
        ],
        String(font),
        (value) => set({ font: Number(value) }),
      ),
      select(
        'Width',
        [
          ['375', '375 px'],
          ['320', '320 px'],
        ],
        String(width),
        (value) => set({ width: Number(value) }),
      ),
    ),
  );
}

/** The choices of one setting; what is picked goes to the phone at once. */
function choice<Key extends keyof typeof CHOICE_VALUES>(
  phone: PhoneFrame,
  text: string,
  key: Key,
): HTMLElement {
  const values = CHOICE_VALUES[key];
  return select(text, values, phone.settings[key], (value) => {
    const found = values.find((name) => name === value);
    if (found !== undefined) phone.set(Object.fromEntries([[key, found]]));
  });
}

export function device(phone: PhoneFrame): HTMLElement {
  const faults: [string, string][] = CALL_FAULTS.map((name) => [name, name]);
  return section(
    'Phone and WeChat',
    element(
      'div',
      'grid',
      choice(phone, 'System', 'platform'),
      choice(phone, 'Camera permission', 'camera'),
      choice(phone, 'Privacy guideline', 'privacy'),
      choice(phone, 'Camera', 'device'),
      choice(phone, 'Light', 'light'),
      choice(phone, 'Shutter', 'shutter'),
      choice(phone, 'Redraw on canvas', 'redraw'),
      choice(phone, 'Storage for files', 'disk'),
      choice(phone, 'Sharing a file', 'share'),
      choice(phone, "WeChat's verification", 'facial'),
      select('Next call', [['', 'works'], ...faults], phone.settings.call, (call) => phone.set({ call })),
    ),
    element(
      'div',
      'row',
      button('To the background', () => phone.control?.hide()),
      button('And back', () => phone.control?.show()),
      button('Take the camera away', () => phone.control?.loseCamera()),
    ),
  );
}

/** Who holds the phone: a person who verifies himself, or the operator behind him, each with his own pages. */
export function holder(phone: PhoneFrame): HTMLElement {
  const isOperator = phone.settings.openid === OPERATOR_OPENID;
  const people = [
    ['person', 'a person'],
    ['operator', 'an operator'],
  ] as const;
  return section(
    'Who holds the phone',
    select('Holder', people, isOperator ? 'operator' : 'person', (value) =>
      phone.set(
        value === 'operator'
          ? { openid: OPERATOR_OPENID, path: '', query: 'scene=operator' }
          : { openid: 'preview-openid-1', path: '', query: '' },
      ),
    ),
  );
}

export function entry(phone: PhoneFrame): HTMLElement {
  const { query, referrer, extra, scene, opener, openid } = phone.settings;
  return section(
    'Entry',
    element(
      'div',
      'grid',
      input('Query of the first page', query, (value) => phone.set({ query: value })),
      input('Who holds the phone (openid)', openid, (value) =>
        phone.set({ openid: value || 'preview-openid-1' }),
      ),
      input('From mini-program (appId)', referrer, (value) =>
        phone.set({ referrer: value, scene: value ? 1037 : 1001 }),
      ),
      input('extraData (JSON)', extra, (value) => phone.set({ extra: value })),
      input('Scene', String(scene), (value) => phone.set({ scene: Number(value) || 1001 })),
      select(
        'Opened by',
        [
          ['0', 'itself'],
          ['1', 'a page of its own'],
        ],
        opener ? '1' : '0',
        (value) => phone.set({ opener: value === '1' }),
      ),
    ),
    element(
      'div',
      'row',
      button('Restart the mini-program', () => phone.restart(), 'main'),
    ),
  );
}
