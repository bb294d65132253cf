/** How the service stands, and what can be done about it. Pure. */
import type { ServiceStatus } from '../../contract/operator';
import type { OperatorWords } from '../text/words';
import { momentText } from './numbers';
import { pausingProblem } from './problems';

const LOOKS: Readonly<Record<ServiceStatus['state'], { readonly tone: string; readonly icon: string }>> = {
  open: { tone: 'pass', icon: 'check' },
  stopped: { tone: 'warn', icon: 'pause' },
  paused: { tone: 'bad', icon: 'pause' },
  held: { tone: 'info', icon: 'clock' },
};

interface Fact {
  readonly label: string;
  readonly text: string;
}

function factsOf(service: ServiceStatus, { service: text }: OperatorWords): readonly Fact[] {
  switch (service.state) {
    case 'open':
      return [];
    case 'held':
      return [{ label: text.until, text: momentText(service.until) }];
    case 'stopped':
      return [
        { label: text.since, text: momentText(service.since) },
        { label: text.reason, text: text.reasons[service.reason] },
      ];
    case 'paused': {
      const known = pausingProblem(service.problem);
      return [
        { label: text.problem, text: known === null ? text.otherProblem : text.problems[known] },
        { label: text.since, text: momentText(service.since) },
        { label: text.probe, text: momentText(service.probeAt) },
      ];
    }
  }
}

export function serviceView(service: ServiceStatus, words: OperatorWords) {
  return {
    ...LOOKS[service.state],
    message: words.service.states[service.state],
    facts: factsOf(service, words),
    code: service.state === 'paused' ? service.problem : '',
    canPause: service.state === 'open' || service.state === 'held',
    canResume: service.state === 'stopped' || service.state === 'paused',
  };
}
