export {};

const described = (failure: unknown) => JSON.stringify(failure);

Component({
  data: {
    greeting: 'hello',
    a: 1,
    b: 2,
    names: ['ann', 'bob'],
    name: '',
    typed: '',
    invalid: false,
    consented: false,
    tile: '',
    answer: '',
    events: [] as string[],
    query: {},
  },
  methods: {
    onLoad(query: Record<string, string>) {
      this.setData({ query });
      if (query['ask'] === 'settings')
        wx.openSetting({ fail: (failure) => this.setData({ answer: described(failure) }) });
    },
    note(what: string) {
      this.setData({ events: [...this.data.events, what] });
    },
    onShow() {
      this.note('show');
    },
    onReady() {
      this.note('ready');
    },
    onHide() {
      this.note('hide');
    },
    onPress(event: WechatMiniprogram.CustomEvent) {
      this.note(`press ${described(event.detail)}`);
    },
    onPicture(event: WechatMiniprogram.CustomEvent<{ width: number }>) {
      this.note(`picture ${event.detail.width}`);
    },
    onName(event: WechatMiniprogram.Input) {
      this.note(`input ${event.detail.value}`);
      this.setData({ typed: event.detail.value.length.toString() });
    },
    onFocus(event: WechatMiniprogram.InputFocus) {
      this.note(`focus ${event.detail.value}`);
    },
    onBlur(event: WechatMiniprogram.InputBlur) {
      this.note(`blur ${event.detail.value}`);
      this.setData({ invalid: true });
    },
    onConsent(event: WechatMiniprogram.CustomEvent<{ value: string[] }>) {
      this.note(`consent ${event.detail.value.join()}`);
    },
    onTile(event: WechatMiniprogram.TouchEvent) {
      const { currentTarget, touches, mark } = event;
      this.setData({ tile: `${currentTarget.dataset['tile']} ${mark?.['from']} ${touches.length}` });
    },
    shoot() {
      wx.navigateTo({
        url: '/pages/shoot/shoot?from=home',
        events: { photo: (path: string) => this.note(`photo ${path}`) },
      });
    },
    explode() {
      throw new Error('fixture exploded');
    },
    async explodeLater() {
      await Promise.resolve();
      throw new Error('fixture exploded later');
    },
    async callHouse(event: WechatMiniprogram.TouchEvent) {
      const data = { action: 'echo', filling: 'x'.repeat(Number(event.currentTarget.dataset['bytes'])) };
      const answer = await wx.cloud
        .callFunction({ name: 'house', data })
        .then(({ result }) => result, described);
      this.setData({ answer: typeof answer === 'string' ? answer : described(answer) });
    },
    measure() {
      this.createSelectorQuery()
        .select('#tile')
        .boundingClientRect((rect) =>
          this.setData({ answer: `${Math.round(rect.left)} ${rect.dataset['tile']}` }),
        )
        .exec();
    },
  },
});
