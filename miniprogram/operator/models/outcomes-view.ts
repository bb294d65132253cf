/** How verifications ended, by group and code. Pure. */

import { isErrorCode } from '../../contract/errors';
import type { UsageReport } from '../../contract/operator';
import type { OutcomeCount } from '../../contract/operator-usage';
import { isOutcomeCode } from '../../contract/outcome';
import type { Words } from '../../text/words';
import type { OperatorWords } from '../text/words';
import { countText, percentOf } from './numbers';

const GROUPS = ['settled', 'unknown', 'refused', 'reserved'] as const;

/** The same words as the person saw; a code that this phone does not know stands for itself. */
function nameOf({ code }: OutcomeCount, { outcomes }: OperatorWords, people: Words): string {
  if (isOutcomeCode(code)) return people.outcomes[code].headline;
  if (isErrorCode(code)) return people.errors[code].headline;
  return code === 'RESERVED' ? outcomes.reserved : code;
}

export function outcomesView({ outcomes, total }: UsageReport, words: OperatorWords, people: Words) {
  const { outcomes: text } = words;
  const all = outcomes.reduce((sum, { count }) => sum + count, 0);
  const groups = GROUPS.map((state) => {
    const rows = outcomes
      .filter((one) => one.state === state && one.count > 0)
      .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
    const count = rows.reduce((sum, one) => sum + one.count, 0);
    return {
      state,
      title: text.groups[state],
      count: countText(count),
      rows: rows.map((one) => ({
        key: `${one.code} ${one.charged}`,
        name: nameOf(one, words, people),
        code: one.code,
        charged: text.charged[one.charged],
        count: countText(one.count),
        percent: percentOf(one.count, all),
      })),
    };
  });
  return {
    all: countText(all),
    groups: groups.filter(({ rows }) => rows.length > 0),
    saved: countText(total.saved),
  };
}
