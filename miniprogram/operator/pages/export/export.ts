/** Rows of a period as a file, to be sent to a chat. */
import { pageStores } from '../../../stores/screen';
import { createExportStore, type ExportStore } from '../../stores/export-store';

const stores = pageStores<ExportStore>();
type Edit = WechatMiniprogram.CustomEvent<{ text: string }>;

Component({
  methods: {
    onLoad() {
      void stores.open(this, createExportStore(this)).load();
    },
    onUnload() {
      stores.of(this).clear();
    },
    act() {
      stores.of(this).act();
    },
    choose(event: WechatMiniprogram.TouchEvent) {
      const { part, value } = event.currentTarget.dataset;
      stores.of(this).choose(part, value);
    },
    editFrom(event: Edit) {
      stores.of(this).editFrom(event.detail.text);
    },
    editTo(event: Edit) {
      stores.of(this).editTo(event.detail.text);
    },
    make() {
      void stores.of(this).make();
    },
    stop() {
      stores.of(this).stop();
    },
    share() {
      void stores.of(this).share();
    },
  },
});
