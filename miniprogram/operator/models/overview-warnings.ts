/** What an operator has to look at, gravest first. Pure. */
import type { Overview } from '../../contract/operator';
import type { OperatorWords } from '../text/words';
import { countText, dayText } from './numbers';
import { pausingProblem } from './problems';

/** After this long without the timer nobody would be warned any more. */
const TIMER_LATE_MS = 60 * 60 * 1000;

function problemText(code: string, { service }: OperatorWords): string {
  const known = pausingProblem(code);
  return known === null ? `${service.otherProblem} ${code}` : service.problems[known];
}

function serviceWarning({ service }: Overview, words: OperatorWords): string {
  const { headline, meaning } = words.service.states[service.state];
  switch (service.state) {
    case 'open':
      return '';
    case 'paused':
      return `${headline}${words.common.stop}${problemText(service.problem, words)}`;
    case 'stopped':
    case 'held':
      return `${headline}${words.common.stop}${meaning}`;
  }
}

function quotaWarning(overview: Overview, { overview: words }: OperatorWords): string {
  const { packages, remaining, remainingShare, warnsAt } = overview;
  if (packages.length === 0) return words.noPackage;
  if (remaining <= 0) return words.usedUp;
  const isLow = remainingShare !== null && warnsAt.some((share) => remainingShare < share);
  return isLow ? words.low(Math.floor(remainingShare * 100)) : '';
}

export function warningsOf(overview: Overview, words: OperatorWords): readonly string[] {
  const { packages, uncovered, rolledUpTo, at } = overview;
  const { overview: text } = words;
  const isTimerLate = rolledUpTo === null || at - rolledUpTo > TIMER_LATE_MS;
  const wasted = packages
    .filter(({ expiresUnused, state }) => expiresUnused > 0 && (state === 'in-use' || state === 'next'))
    .map(({ orderId, expiresUnused, to }) =>
      text.expiring(orderId, countText(expiresUnused), dayText(to - 1)),
    );
  return [
    serviceWarning(overview, words),
    quotaWarning(overview, words),
    isTimerLate ? text.timerStopped : '',
    packages.length > 0 && uncovered > 0 ? text.uncovered(countText(uncovered)) : '',
    ...wasted,
  ].filter((line) => line !== '');
}
