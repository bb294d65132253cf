/** What was bought, and how much of it is used. */
import { pageStores } from '../../../stores/screen';
import { createPackagesStore, type PackagesStore } from '../../stores/packages-store';

const stores = pageStores<PackagesStore>();

Component({
  methods: {
    onLoad() {
      void stores.open(this, createPackagesStore(this)).load();
    },
    onShow() {
      stores.of(this).show();
    },
    onUnload() {
      stores.of(this).clear();
    },
    act() {
      stores.of(this).act();
    },
    add() {
      stores.of(this).add();
    },
    edit(event: WechatMiniprogram.TouchEvent) {
      stores.of(this).edit(event.currentTarget.dataset['id']);
    },
  },
});
