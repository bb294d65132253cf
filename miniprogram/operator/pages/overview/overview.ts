/** What was used, what is left, and what needs an operator's eye. */
import { pageStores } from '../../../stores/screen';
import { createOverviewStore, type OverviewStore } from '../../stores/overview-store';
import { pageNamed } from '../../stores/pages';

const stores = pageStores<OverviewStore>();

Component({
  methods: {
    onLoad() {
      void stores.open(this, createOverviewStore(this)).load();
    },
    onShow() {
      stores.of(this).show();
    },
    onUnload() {
      stores.of(this).clear();
    },
    refresh() {
      stores.of(this).refresh();
    },
    act() {
      stores.of(this).act();
    },
    notify() {
      stores.of(this).notify();
    },
    go(event: WechatMiniprogram.TouchEvent) {
      stores.of(this).go(pageNamed(event.currentTarget.dataset['to']));
    },
  },
});
