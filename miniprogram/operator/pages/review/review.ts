/** One person: what is known of him, masked, and the decision with its reason. */
import { pageStores } from '../../../stores/screen';
import { createReviewStore, type ReviewStore } from '../../stores/review-store';

const stores = pageStores<ReviewStore>();

Component({
  methods: {
    onLoad(query: { id?: string }) {
      void stores.open(this, createReviewStore(this, query.id ?? '')).load();
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
    act() {
      stores.of(this).act();
    },
    chooseDecision(event: WechatMiniprogram.TouchEvent) {
      stores.of(this).chooseDecision(event.currentTarget.dataset['decision']);
    },
    chooseReason(event: WechatMiniprogram.TouchEvent) {
      stores.of(this).chooseReason(event.currentTarget.dataset['reason']);
    },
    editName(event: WechatMiniprogram.CustomEvent<{ text: string }>) {
      stores.of(this).editName(event.detail.text);
    },
    editIdNumber(event: WechatMiniprogram.CustomEvent<{ text: string }>) {
      stores.of(this).editIdNumber(event.detail.text);
    },
    send() {
      void stores.of(this).send();
    },
    back() {
      stores.of(this).back();
    },
  },
});
