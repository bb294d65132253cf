/**
 * What can be set on the previewed phone: by the URL, by the panel, and by `window.__preview`.
 * One table, so that a name in a URL, its allowed values and its default stand together.
 */

/** The phone's holder whom the function of `npm start` takes for an operator. */
export const OPERATOR_OPENID = 'preview-operator';

/** A setting with a closed list of values; the first is the default. */
const CHOICES = {
  /** `auto` follows the browser. */
  theme: ['auto', 'light', 'dark'],
  lang: ['zh_CN', 'en'],
  platform: ['android', 'ios'],
  /**
   * `system-denied`: the phone's own settings deny WeChat the camera. `switched-off`: once given, and WeChat
   * denies it to this mini-program all the same (2003002).
   */
  camera: ['ask', 'granted', 'denied', 'system-denied', 'switched-off'],
  /** `none`: no camera. `silent`: neither `initdone` nor `error` ever comes. */
  device: ['works', 'none', 'silent'],
  /** `dark`: next to no light falls on whoever stands before the camera. */
  light: ['normal', 'dark'],
  /** `complete-only`: only `complete` is called; `silent`: nothing is (wechat.md). */
  shutter: ['works', 'complete-only', 'silent', 'fails'],
  /** `fails`: a picture cannot be drawn on a canvas and exported. */
  redraw: ['works', 'fails'],
  /** `full`: no file can be written. */
  disk: ['works', 'full'],
  /** `cancelled`: the person closes WeChat's list of chats. */
  share: ['works', 'cancelled'],
  /**
   * WeChat's own verification. `roster`: without a screen, as it ends for this person; `unsupported`: said
   * before it begins; `unsupported-late`: said when it does.
   */
  facial: ['screen', 'roster', 'unsupported', 'unsupported-late'],
  /** `undeclared`: the operator forgot the camera in the privacy guideline (code 112). */
  privacy: ['ask', 'agreed', 'undeclared'],
} as const;

const TEXTS = {
  /** Who holds the phone. */
  openid: 'preview-openid-1',
  /** Version of the base library: an older one lacks what came later. */
  sdk: '3.8.12',
  /** Page to open first; empty: the first of `app.json`. */
  path: '',
  /** Query of that page, e.g. `session=abc`. */
  query: '',
  /** `appId` of the mini-program that opened this one. */
  referrer: '',
  /** `referrerInfo.extraData`, JSON. */
  extra: '',
  /** What the next calls of a function meet, separated by commas: see `call-script.ts`. */
  call: '',
} as const;

const NUMBERS = {
  /** Scale of the user's font, 1 to 1.4 and beyond. */
  font: 1,
  /** Width of the phone in CSS pixels; ignored without the frame. */
  width: 375,
  /** Scene value of the entry; 1001 is the list of mini-programs. */
  scene: 1001,
} as const;

const SWITCHES = {
  /** false: the phone alone fills the viewport. */
  frame: true,
  /** true: a page of the same mini-program opens the first one, and shows what comes back. */
  opener: false,
} as const;

type Choices = { -readonly [Key in keyof typeof CHOICES]: (typeof CHOICES)[Key][number] };
type Widened<Table, Value> = { -readonly [Key in keyof Table]: Value };

export interface PreviewSettings
  extends Choices,
    Widened<typeof TEXTS, string>,
    Widened<typeof NUMBERS, number>,
    Widened<typeof SWITCHES, boolean> {}

export const CHOICE_VALUES: { readonly [Key in keyof Choices]: readonly Choices[Key][] } = CHOICES;

/** A value of the URL is refused by name: a typing error must not silently test something else. */
export class SettingError extends Error {}

function choice<Key extends keyof Choices>(key: Key, text: string | null): Choices[Key] {
  const values = CHOICE_VALUES[key];
  const wanted = key === 'lang' && text === 'zh' ? 'zh_CN' : text;
  const found = values.find((value) => value === wanted) ?? (wanted === null ? values[0] : undefined);
  if (found === undefined) throw new SettingError(`${key}=${text}: one of ${values.join(', ')} is expected`);
  return found;
}

function number(key: keyof typeof NUMBERS, text: string | null): number {
  const value = text === null ? NUMBERS[key] : Number(text);
  if (!Number.isFinite(value) || value <= 0) throw new SettingError(`${key}=${text}: a number is expected`);
  return value;
}

function flag(key: keyof typeof SWITCHES, text: string | null): boolean {
  if (text !== null && text !== '0' && text !== '1')
    throw new SettingError(`${key}=${text}: 0 or 1 is expected`);
  return text === null ? SWITCHES[key] : text === '1';
}

/** @throws SettingError on a name or a value that does not exist. */
export function parseSettings(query: URLSearchParams): PreviewSettings {
  for (const name of query.keys()) {
    const known = [CHOICES, TEXTS, NUMBERS, SWITCHES].some((table) => Object.hasOwn(table, name));
    if (!known) throw new SettingError(`${name}: no such setting`);
  }
  const text = (key: keyof typeof TEXTS) => query.get(key) ?? TEXTS[key];
  return {
    theme: choice('theme', query.get('theme')),
    lang: choice('lang', query.get('lang')),
    platform: choice('platform', query.get('platform')),
    camera: choice('camera', query.get('camera')),
    device: choice('device', query.get('device')),
    light: choice('light', query.get('light')),
    shutter: choice('shutter', query.get('shutter')),
    redraw: choice('redraw', query.get('redraw')),
    disk: choice('disk', query.get('disk')),
    share: choice('share', query.get('share')),
    facial: choice('facial', query.get('facial')),
    privacy: choice('privacy', query.get('privacy')),
    openid: text('openid'),
    sdk: text('sdk'),
    path: text('path'),
    query: text('query'),
    referrer: text('referrer'),
    extra: text('extra'),
    call: text('call'),
    font: number('font', query.get('font')),
    width: number('width', query.get('width')),
    scene: number('scene', query.get('scene')),
    frame: flag('frame', query.get('frame')),
    opener: flag('opener', query.get('opener')),
  };
}

/** The shortest query that gives these settings. */
export function formatSettings(settings: Partial<PreviewSettings>): string {
  const defaults = parseSettings(new URLSearchParams());
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(settings)) {
    if (new Map<string, unknown>(Object.entries(defaults)).get(name) === value) continue;
    query.set(name, typeof value === 'boolean' ? (value ? '1' : '0') : String(value));
  }
  return query.toString();
}
