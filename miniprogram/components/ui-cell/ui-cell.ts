/** One fact: a picture, what it is about, and the fact itself. */
Component({
  options: { virtualHost: true },
  properties: {
    icon: { type: String, value: '' },
    label: { type: String, value: '' },
    text: { type: String, value: '' },
  },
});
