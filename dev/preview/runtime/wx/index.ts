/**
 * The global `wx`. What is not here is missing on purpose: `wx.request` (the product calls its own
 * function only), `getSystemInfo` (retired), `compressImage` (useless after `takePhoto` on iOS).
 */
import type { Navigation } from '../builtin/navigation';
import type { MiniApp } from '../host/app';
import type { Phone } from '../host/phone';
import type { Router } from '../host/router';
import type { Selecting, SelectorQuery } from '../host/selector-query';
import { cameraApis } from './camera';
import { Cloud } from './cloud';
import type { DeviceApis } from './device';
import { facialApis } from './facial';
import { feedbackApis } from './feedback';
import { fileApis } from './files';
import { navigationApis } from './navigation';
import { permissionApis } from './permission';
import { storageApis } from './storage';

export interface WxParts {
  readonly phone: Phone;
  readonly router: Router;
  readonly navigation: Navigation;
  readonly app: MiniApp;
  readonly device: DeviceApis;
  readonly store: Map<string, string>;
  readonly query: (owner?: Selecting) => SelectorQuery;
}

const isSelecting = (value: unknown): value is Selecting =>
  typeof value === 'object' && value !== null && '_$' in value;

export function createWx({ phone, router, navigation, app, device, store, query }: WxParts) {
  return {
    ...cameraApis(phone),
    ...permissionApis(phone),
    ...fileApis(phone),
    ...facialApis(phone),
    ...feedbackApis(phone),
    ...navigationApis(phone, router, navigation, app),
    ...storageApis(store),
    ...device,
    cloud: new Cloud(phone).apis(),
    createSelectorQuery: () => {
      const caller: unknown = router.current?.caller;
      return query(isSelecting(caller) ? caller : undefined);
    },
    nextTick: (run: () => void) => queueMicrotask(run),
    getNetworkType: () => Promise.resolve({ networkType: 'wifi', errMsg: 'getNetworkType:ok' }),
    onNetworkStatusChange: () => {},
    offNetworkStatusChange: () => {},
    getLogManager: () => ({ log() {}, info() {}, warn() {}, debug() {} }),
    getRealtimeLogManager: () => ({ info() {}, warn() {}, error() {}, setFilterMsg() {}, addFilterMsg() {} }),
  };
}
