const { default: Sequencer } = require('@jest/test-sequencer');

/** Longest first. On a fresh clone jest knows of no earlier run and starts with the largest files: the last one would run alone. */
const LONGEST = [
  'e2e/accessibility',
  'property/histories',
  'function/faults',
  'image/faithful',
  'e2e/camera',
  'dev/deploy',
];

const rankOf = ({ path }) => {
  const rank = LONGEST.findIndex((name) => path.endsWith(`${name}.test.ts`));
  return rank === -1 ? LONGEST.length : rank;
};

module.exports = class extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => rankOf(a) - rankOf(b));
  }
};
