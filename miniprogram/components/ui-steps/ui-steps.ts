/** Steps that tick. Each says in words, too, how far it is. */
Component({
  options: { virtualHost: true },
  properties: {
    /** `{ label, state: 'done' | 'now' | 'later', said }[]`; `said` is the state in words. */
    steps: { type: Array, value: [] },
  },
});
