/** One line to type, with its name above and its mistake, in words, below. */
Component({
  options: { virtualHost: true },
  properties: {
    /** Names the field inside the page, for its description. */
    name: { type: String, value: '' },
    label: { type: String, value: '' },
    hint: { type: String, value: '' },
    /** Empty = nothing is wrong. */
    problem: { type: String, value: '' },
    value: { type: String, value: '' },
    /** As `<input>` knows it: text, idcard, … */
    type: { type: String, value: 'text' },
    maxlength: { type: Number, value: 140 },
    focused: { type: Boolean, value: false },
    /** What the keyboard's button says: next, done, … */
    confirmType: { type: String, value: 'done' },
  },
  methods: {
    typed(event: WechatMiniprogram.Input) {
      this.triggerEvent('edit', { text: event.detail.value });
    },
    left() {
      this.triggerEvent('leave', {});
    },
    confirmed() {
      this.triggerEvent('finish', {});
    },
  },
});
