/** Name and number; a guardian's consent where the number asks for it. */
import { createIdentityStore, type IdentityStore } from '../../stores/identity-store';
import { pageStores } from '../../stores/screen';

const stores = pageStores<IdentityStore>();
type Edit = WechatMiniprogram.CustomEvent<{ text: string }>;

Component({
  methods: {
    onLoad() {
      stores.open(this, createIdentityStore(this)).load();
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
    editName(event: Edit) {
      stores.of(this).edit('name', event.detail.text);
    },
    editIdNumber(event: Edit) {
      stores.of(this).edit('idNumber', event.detail.text);
    },
    leaveName() {
      stores.of(this).leave('name');
    },
    leaveIdNumber() {
      stores.of(this).leave('idNumber');
    },
    finishName() {
      stores.of(this).finishName();
    },
    toggleGuardian(event: WechatMiniprogram.CustomEvent<{ checked: boolean }>) {
      stores.of(this).toggleGuardian(event.detail.checked);
    },
    next() {
      stores.of(this).next();
    },
    alternative() {
      void stores.of(this).alternative();
    },
  },
});
