/** The mini-program's storage. It lives as long as the page: what is stored shows in `__preview.storage()`. */
import { Refusal } from '../host/refusal';
import { api, type Given, textOf } from './api';

export function storageApis(store: Map<string, string>) {
  const set = (key: string, value: unknown) => void store.set(key, JSON.stringify(value));
  const get = (key: string): unknown => {
    const text = store.get(key);
    return text === undefined ? '' : JSON.parse(text);
  };
  const remove = (key: string) => void store.delete(key);
  return {
    setStorageSync: set,
    getStorageSync: get,
    removeStorageSync: remove,
    clearStorageSync: () => store.clear(),
    setStorage: api('setStorage', (given: Given) => set(textOf(given, 'key'), given['data'])),
    removeStorage: api('removeStorage', (given: Given) => remove(textOf(given, 'key'))),
    clearStorage: api('clearStorage', () => void store.clear()),
    getStorage: api('getStorage', (given: Given) => {
      if (!store.has(textOf(given, 'key'))) throw new Refusal('data not found');
      return { data: get(textOf(given, 'key')) };
    }),
  };
}
