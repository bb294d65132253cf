/** What the phone tells about itself. */
import type { LiveSettings } from '../host/live-settings';
import type { Phone } from '../host/phone';

const SYSTEMS = {
  ios: { platform: 'ios', brand: 'iPhone', model: 'iPhone 15', system: 'iOS 18.0' },
  android: { platform: 'android', brand: 'Preview', model: 'Preview', system: 'Android 14' },
} as const;

const FONT_PX = 16;

function listeners<Value>() {
  const all = new Set<(value: Value) => void>();
  return {
    on: (listener: (value: Value) => void) => void all.add(listener),
    off: (listener?: (value: Value) => void) => (listener ? void all.delete(listener) : all.clear()),
    tell: (value: Value) => {
      for (const listener of all) listener(value);
    },
  };
}

export type DeviceApis = ReturnType<typeof deviceApis>;

export function deviceApis(phone: Phone, area: HTMLElement) {
  const themes = listeners<{ theme: string }>();
  const now = () => phone.settings.current;
  const theme = () => phone.styles.theme;
  return {
    getAppBaseInfo: () => ({
      SDKVersion: now().sdk,
      version: '8.0.60',
      language: now().lang,
      theme: theme(),
      fontSizeScaleFactor: now().font,
      fontSizeSetting: FONT_PX * now().font,
      enableDebug: false,
      host: { env: 'WeChat', appId: '', version: 0 },
    }),
    getDeviceInfo: () => ({
      ...SYSTEMS[now().platform],
      benchmarkLevel: 30,
      abi: 'arm64-v8a',
      memorySize: 8192,
    }),
    getWindowInfo: () => windowInfo(area),
    getSystemSetting: () => ({
      bluetoothEnabled: false,
      locationEnabled: false,
      wifiEnabled: true,
      deviceOrientation: 'portrait',
    }),
    getMenuButtonBoundingClientRect: () => {
      const right = window.innerWidth - 8;
      return { top: 6, bottom: 38, left: right - 87, right, width: 87, height: 32 };
    },
    canIUse: () => true,
    getAccountInfoSync: () => ({
      miniProgram: { appId: 'wxpreview0000000000', envVersion: 'develop', version: '' },
    }),
    onThemeChange: themes.on,
    offThemeChange: themes.off,
    themeChanged: () => themes.tell({ theme: theme() }),
  };
}

function windowInfo(area: HTMLElement) {
  const { innerWidth: screenWidth, innerHeight: screenHeight, devicePixelRatio: pixelRatio } = window;
  const windowHeight = area.clientHeight;
  const top = screenHeight - windowHeight;
  const safeArea = {
    left: 0,
    right: screenWidth,
    top,
    bottom: screenHeight,
    width: screenWidth,
    height: windowHeight,
  };
  return {
    pixelRatio,
    screenWidth,
    screenHeight,
    windowWidth: area.clientWidth,
    windowHeight,
    statusBarHeight: 0,
    screenTop: top,
    safeArea,
  };
}

/** The theme that the settings ask for, or the browser's. */
export function themeOf(settings: LiveSettings): 'light' | 'dark' {
  const { theme } = settings.current;
  if (theme !== 'auto') return theme;
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
