export {};

type Resolve = (answer: { event: 'agree' | 'disagree'; buttonId?: string }) => void;

let resolvePrivacy: Resolve | undefined;

const described = (failure: unknown) => JSON.stringify(failure);

Page({
  data: { on: true, ready: false, asking: false, state: 'starting', path: '', frame: '' },
  onLoad() {
    // The typings take the function for a plain object.
    wx.onNeedPrivacyAuthorization?.((resolve: unknown) => {
      if (typeof resolve === 'function') resolvePrivacy = (answer) => resolve(answer);
      this.setData({ asking: true });
    });
  },
  onAgree() {
    this.setData({ asking: false });
    resolvePrivacy?.({ event: 'agree', buttonId: 'agree' });
  },
  onReadyToShoot() {
    this.setData({ ready: true, state: 'ready' });
    const listener = wx.createCameraContext().onCameraFrame((frame) => {
      this.setData({ frame: `${frame.width}x${frame.height} ${frame.data.byteLength}` });
      listener.stop();
    });
    listener.start();
  },
  onCameraError(event: WechatMiniprogram.CustomEvent) {
    this.setData({ state: described(event.detail) });
  },
  onCameraStop() {
    this.setData({ state: 'stopped' });
  },
  onSetting(event: WechatMiniprogram.CustomEvent) {
    this.setData({ state: described(event.detail), on: false });
    this.setData({ on: true });
  },
  take() {
    this.shoot(false);
  },
  takeMirrored() {
    this.shoot(true);
  },
  shoot(mirrored: boolean) {
    wx.createCameraContext().takePhoto({
      quality: 'original',
      ...(mirrored ? {} : { selfieMirror: false }),
      success: ({ tempImagePath }) => this.redraw(tempImagePath),
      fail: (failure) => this.setData({ state: described(failure) }),
      complete: ({ errMsg }) => console.info(errMsg),
    });
  },
  redraw(path: string) {
    wx.createSelectorQuery()
      .select('#canvas')
      .fields({ node: true })
      .exec(([found]) => {
        const canvas: WechatMiniprogram.Canvas = found.node;
        const image = canvas.createImage();
        image.onerror = () => this.setData({ path, state: 'not redrawn' });
        image.onload = () => {
          canvas.width = 64;
          canvas.height = 36;
          canvas.getContext('2d').drawImage(image, 0, 0, 64, 36);
          const url = canvas.toDataURL('image/jpeg', 0.9);
          this.setData({ path, state: `redrawn ${path} ${url.slice(0, 23)}` });
          const data = { action: 'photo', base64: url.split(',')[1] };
          wx.cloud.callFunction({ name: 'house', data });
        };
        image.src = path;
      });
  },
  async upload() {
    const { fileID } = await wx.cloud.uploadFile({ cloudPath: 'photo.jpg', filePath: this.data.path });
    this.setData({ state: fileID });
  },
  back() {
    const channel = this.getOpenerEventChannel();
    channel.emit?.('photo', this.data.path);
    wx.navigateBack();
  },
});
