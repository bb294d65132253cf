/** People for whom the face is no way, longest waiting first. */
import { pageStores } from '../../../stores/screen';
import { createReviewsStore, type ReviewsStore } from '../../stores/reviews-store';

const stores = pageStores<ReviewsStore>();

Component({
  methods: {
    onLoad() {
      void stores.open(this, createReviewsStore(this)).load();
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
    refresh() {
      stores.of(this).refresh();
    },
    open(event: WechatMiniprogram.TouchEvent) {
      stores.of(this).open(event.currentTarget.dataset['id']);
    },
  },
});
