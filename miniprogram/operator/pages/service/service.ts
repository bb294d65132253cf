/** Whether the service works; stop it, let it go on. */
import { pageStores } from '../../../stores/screen';
import { createServiceStore, type ServiceStore } from '../../stores/service-store';

const stores = pageStores<ServiceStore>();

Component({
  methods: {
    onLoad() {
      void stores.open(this, createServiceStore(this)).load();
    },
    onUnload() {
      stores.of(this).clear();
    },
    act() {
      stores.of(this).act();
    },
    choose(event: WechatMiniprogram.TouchEvent) {
      stores.of(this).choose(event.currentTarget.dataset['reason']);
    },
    pause() {
      void stores.of(this).pause();
    },
    resume() {
      void stores.of(this).resume();
    },
    refresh() {
      stores.of(this).refresh();
    },
  },
});
