Component({
  options: { multipleSlots: true },
  properties: { heading: String },
  data: { life: [] as string[] },
  lifetimes: {
    attached() {
      this.note('attached');
    },
    ready() {
      this.note('ready');
    },
  },
  pageLifetimes: {
    show() {
      this.note('show');
    },
    hide() {
      this.note('hide');
    },
  },
  methods: {
    note(what: string) {
      this.setData({ life: [...this.data.life, what] });
    },
    press() {
      this.triggerEvent('press');
    },
    life(): string {
      return this.data.life.join(' ');
    },
  },
});
