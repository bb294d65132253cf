/** Rows of a list with a head, read by a screen reader as what they are. Numbers stand right, so that they line up. */
Component({
  options: { virtualHost: true },
  properties: {
    /** What the rows are, for whoever does not see them. */
    caption: { type: String, value: '' },
    /** `{ label, isNumber }[]` */
    columns: { type: Array, value: [] },
    /** `{ key, cells: string[] }[]`; as many cells as columns. */
    rows: { type: Array, value: [] },
    /** In place of rows where there are none. */
    empty: { type: String, value: '' },
  },
});
