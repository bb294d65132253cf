/** A picture beside words, never instead of them: it is hidden from screen readers. Size and colour are the text's. */
Component({
  options: { virtualHost: true },
  properties: {
    /** One of the classes in ui-icon.wxss. */
    name: { type: String, value: '' },
  },
});
