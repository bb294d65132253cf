/** One selfie: the camera, the photo for a look, or what stands in the way and how to get past it. */
import { asFaceCamera } from '../../components/face-camera/camera-port';
import { type CaptureStore, createCaptureStore } from '../../stores/capture-store';
import { pageStores } from '../../stores/screen';

const stores = pageStores<CaptureStore>();
type Given<Detail extends WechatMiniprogram.IAnyObject> = WechatMiniprogram.CustomEvent<Detail>;
type Tap = WechatMiniprogram.TouchEvent<object, object, { tap: Parameters<CaptureStore['press']>[0] }>;

Component({
  methods: {
    onLoad() {
      const camera = () => asFaceCamera(this.selectComponent('#camera'));
      stores.open(this, createCaptureStore(this, camera)).load();
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
    opened() {
      stores.of(this).opened();
    },
    stopped() {
      stores.of(this).stopped();
    },
    refused({ detail }: Given<{ code: number | null }>) {
      void stores.of(this).refused(detail.code);
    },
    hint({ detail }: Given<{ hint: Parameters<CaptureStore['hint']>[0] }>) {
      stores.of(this).hint(detail.hint);
    },
    press({ currentTarget }: Tap) {
      stores.of(this).press(currentTarget.dataset.tap);
    },
  },
});
