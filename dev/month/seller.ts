/** The stand-in of gateway and seller without its sockets: the same scenarios, answers and bill, at any time of day. */
import type { Sent, Transport } from '../../cloudfunctions/face-verify/src/transport';
import type { ScenarioName } from '../face-api';
import { answerOf } from '../face-api/answer';
import { CallBook } from '../face-api/calls';
import { Playbook } from '../face-api/playbook';

export interface Seller {
  readonly transport: Transport;
  /** What is on the bill; the book's own sum looks at every call of the month. */
  billed(): number;
  readonly book: CallBook;
  /** What the next verification meets. */
  expect(scenario: ScenarioName, subject: { readonly name: string; readonly idNumber: string }): void;
}

/** @param now milliseconds since the epoch @param newRequestId a new one for every call */
export function createSeller(now: () => number, newRequestId: () => string): Seller {
  const book = new CallBook();
  const playbook = new Playbook();
  let billed = 0;
  let scenario: ScenarioName = 'status-1';
  let subject = { name: '', idNumber: '' };

  function answer(): Sent {
    const requestId = newRequestId();
    const step = playbook.nextStep(scenario);
    const { httpStatus, headers, body } = answerOf(step, requestId, subject);
    billed += step.bills;
    const isWhole = step.kind === 'gateway' || step.delivery === undefined;
    book.add(
      {
        ...{
          requestId,
          at: now(),
          scenario,
          picture: null,
          comparison: null,
          httpStatus: isWhole ? httpStatus : 'cut',
        },
        status: step.kind === 'seller' ? step.status : null,
        gatewayCode: step.kind === 'gateway' ? step.code : null,
        billed: step.bills,
      },
      null,
      '',
    );
    if (!isWhole) return { kind: 'lost' };
    const named = new Map(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
    );
    const header = (name: string): string => named.get(name) ?? '';
    return { kind: 'answer', answer: { status: httpStatus, header, body: body.toString('utf8') } };
  }

  return {
    book,
    billed: () => billed,
    expect: (next, about) => {
      // A sequence begins anew for everybody.
      playbook.clear();
      scenario = next;
      subject = about;
    },
    transport: { post: async () => answer() },
  };
}
