/** Who asks and why, what happens with the data, the consent, and the other way. */
import { pageStores } from '../../stores/screen';
import { createStartStore, type Query, type StartStore } from '../../stores/start-store';

const stores = pageStores<StartStore>();

Component({
  methods: {
    onLoad(query: Query) {
      void stores.open(this, createStartStore(this, query)).load();
    },
    onShow() {
      void stores.of(this).show();
    },
    onUnload() {
      stores.of(this).clear();
    },
    toggleConsent(event: WechatMiniprogram.CustomEvent<{ checked: boolean }>) {
      stores.of(this).toggleConsent(event.detail.checked);
    },
    toggleReading() {
      stores.of(this).toggleReading();
    },
    begin() {
      stores.of(this).begin();
    },
    agreeAndBegin() {
      stores.of(this).agreeAndBegin();
    },
    readGuideline() {
      stores.of(this).readGuideline();
    },
    act() {
      stores.of(this).act();
    },
    alternative() {
      void stores.of(this).alternative();
    },
  },
});
