/** One package: from the price list or in own numbers. */
import { pageStores } from '../../../stores/screen';
import { createPackageStore, type PackageStore } from '../../stores/package-store';

const stores = pageStores<PackageStore>();

Component({
  methods: {
    onLoad(query: { id?: string }) {
      void stores.open(this, createPackageStore(this, query.id ?? '')).load();
    },
    onUnload() {
      stores.of(this).clear();
    },
    act() {
      stores.of(this).act();
    },
    edit(event: WechatMiniprogram.CustomEvent<{ text: string }>) {
      stores.of(this).edit(event.currentTarget.dataset['field'], event.detail.text);
    },
    choose(event: WechatMiniprogram.TouchEvent) {
      stores.of(this).choose(event.currentTarget.dataset['index']);
    },
    toggleUsed(event: WechatMiniprogram.CustomEvent<{ checked: boolean }>) {
      stores.of(this).toggleUsed(event.detail.checked);
    },
    save() {
      void stores.of(this).save();
    },
    remove() {
      void stores.of(this).remove();
    },
  },
});
