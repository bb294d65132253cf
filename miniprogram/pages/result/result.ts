/** What came out, what it means, and the button that does what comes next. */
import { createResultStore, type ResultStore } from '../../stores/result-store';
import { pageStores } from '../../stores/screen';

const stores = pageStores<ResultStore>();

Component({
  methods: {
    onLoad() {
      stores.open(this, createResultStore(this)).load();
    },
    onShow() {
      stores.of(this).show();
    },
    onHide() {
      stores.of(this).hide();
    },
    onUnload() {
      stores.of(this).clear();
    },
    main() {
      stores.of(this).main();
    },
    second() {
      stores.of(this).second();
    },
    leave() {
      stores.of(this).leave();
    },
    copy() {
      stores.of(this).copy();
    },
    alternative() {
      void stores.of(this).alternative();
    },
  },
});
