/** How something stands: a picture in a disc of the state's colour, a headline, what it means, what to do. */
Component({
  options: { virtualHost: true },
  properties: {
    /** pass | warn | bad | info */
    tone: { type: String, value: 'info' },
    icon: { type: String, value: '' },
    headline: { type: String, value: '' },
    meaning: { type: String, value: '' },
    todo: { type: String, value: '' },
  },
});
