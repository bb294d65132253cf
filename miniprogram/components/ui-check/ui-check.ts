/** A box to tick, with its words as part of the touch area. Never ticked by itself. */
Component({
  options: { virtualHost: true },
  properties: {
    checked: { type: Boolean, value: false },
    label: { type: String, value: '' },
    /** Said under the box, in words; empty = nothing is wrong. */
    problem: { type: String, value: '' },
  },
  methods: {
    flip() {
      this.triggerEvent('toggle', { checked: !this.data.checked });
    },
  },
});
