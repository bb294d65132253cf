/** What was bought, and how much of it is used. Pure. */
import type { PackageView } from '../../contract/operator-usage';
import type { OperatorWords } from '../text/words';
import { countText, dayText, moneyText, percentOf } from './numbers';

const TONES: Readonly<Record<PackageView['state'], 'good' | 'warn' | 'rest'>> = {
  'in-use': 'good',
  next: 'rest',
  waiting: 'rest',
  'used-up': 'rest',
  expired: 'rest',
};

/** What is drawn from first stands first; what is over, last. */
const ORDER: readonly PackageView['state'][] = ['in-use', 'next', 'waiting', 'used-up', 'expired'];

export function packagesView(packages: readonly PackageView[], { packages: text }: OperatorWords) {
  return [...packages]
    .sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || a.to - b.to)
    .map(({ id, calls, drawn, from, to, priceYuan, orderId, state, expiresUnused }) => ({
      id,
      state,
      stateText: text.states[state],
      tone: expiresUnused > 0 && TONES[state] === 'good' ? 'warn' : TONES[state],
      percent: percentOf(drawn, calls),
      usedText: text.usedOf(countText(drawn), countText(calls)),
      validity: text.validity(dayText(from), dayText(to - 1)),
      price: moneyText(priceYuan),
      orderId,
      wasted: expiresUnused > 0 && state !== 'expired' ? text.wasted(countText(expiresUnused)) : '',
    }));
}
