/** A remark beside the main thing: a picture and one or two lines. */
Component({
  options: { virtualHost: true },
  properties: {
    /** info | warn */
    tone: { type: String, value: 'info' },
    icon: { type: String, value: 'shield' },
    text: { type: String, value: '' },
  },
});
