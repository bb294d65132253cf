/** How verifications ended, and what it cost. */
import { pageStores } from '../../../stores/screen';
import { createOutcomesStore, type OutcomesStore } from '../../stores/outcomes-store';

const stores = pageStores<OutcomesStore>();

Component({
  methods: {
    onLoad() {
      void stores.open(this, createOutcomesStore(this)).load();
    },
    onUnload() {
      stores.of(this).clear();
    },
    act() {
      stores.of(this).act();
    },
    choose(event: WechatMiniprogram.TouchEvent) {
      stores.of(this).choose(event.currentTarget.dataset['days']);
    },
  },
});
