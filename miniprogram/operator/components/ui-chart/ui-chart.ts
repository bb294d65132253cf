/**
 * Bars over time, of plain views: they follow theme and font. To a screen reader it is one picture with a
 * sentence; the numbers themselves stand as rows beside it.
 */
Component({
  options: { virtualHost: true },
  properties: {
    /** What it shows, as one sentence. */
    said: { type: String, value: '' },
    /** What is counted, above the axis. */
    unit: { type: String, value: '' },
    /** `{ label, at }[]`: lines across, from the top; `at` in percent of the height. */
    lines: { type: Array, value: [] },
    /** `{ key, height, label, side }[]`: height in percent; the label, mostly empty, stands above its bar. */
    bars: { type: Array, value: [] },
    /** `{ label, at }[]`: times under the axis; `at` in percent of the width. */
    ticks: { type: Array, value: [] },
  },
});
