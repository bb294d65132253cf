/** How many calls were used when: as a chart and as rows. */
import { pageStores } from '../../../stores/screen';
import { createUsageStore, type UsageStore } from '../../stores/usage-store';

const stores = pageStores<UsageStore>();

Component({
  methods: {
    onLoad() {
      void stores.open(this, createUsageStore(this)).load();
    },
    onUnload() {
      stores.of(this).clear();
    },
    act() {
      stores.of(this).act();
    },
    choose(event: WechatMiniprogram.TouchEvent) {
      stores.of(this).choose(event.currentTarget.dataset['step']);
    },
    earlier() {
      stores.of(this).earlier();
    },
    later() {
      stores.of(this).later();
    },
  },
});
