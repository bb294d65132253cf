/** The one way from a store to its page: only what changed is sent, because setData is what costs. */

export interface Host {
  readonly setData: (data: Record<string, unknown>) => void;
}

/**
 * @param host the page
 * @returns shows a view: its top-level fields that differ from what was shown last go to the page
 */
export function createScreen<View extends object>(host: Host): (view: View) => void {
  const shown = new Map<string, string>();
  return (view) => {
    const changes: Record<string, unknown> = {};
    for (const [field, value] of Object.entries(view)) {
      const written = JSON.stringify(value) ?? '';
      if (shown.get(field) === written) continue;
      shown.set(field, written);
      changes[field] = value;
    }
    if (Object.keys(changes).length > 0) host.setData(changes);
  };
}

export interface PageStores<Store> {
  readonly open: (page: object, store: Store) => Store;
  /** @throws Error on a page whose store was never opened: a mistake in the page. */
  readonly of: (page: object) => Store;
}

/** One store for each page that is open; it goes when its page goes. */
export function pageStores<Store>(): PageStores<Store> {
  const stores = new WeakMap<object, Store>();
  return {
    open: (page, store) => {
      stores.set(page, store);
      return store;
    },
    of: (page) => {
      const store = stores.get(page);
      if (store === undefined) throw new Error('This page has no store: onLoad opens it.');
      return store;
    },
  };
}
