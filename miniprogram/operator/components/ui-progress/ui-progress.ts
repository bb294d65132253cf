/** How much of something is used: a bar, and the same in words above it. */
Component({
  options: { virtualHost: true },
  properties: {
    label: { type: String, value: '' },
    /** The amount in words, such as "812 of 1,000". */
    text: { type: String, value: '' },
    /** 0 to 100 */
    percent: { type: Number, value: 0 },
    /** good | warn | bad | rest */
    tone: { type: String, value: 'good' },
  },
});
