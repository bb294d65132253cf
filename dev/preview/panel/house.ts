/** What happens behind the phone: ledger, bills, timings, log; and the next fault of the face API. */

import type { PhoneCall } from '../control';
import type { PreviewState } from '../state';
import { button, element, section, select } from './fields';

const time = (at: number) => new Date(at).toLocaleTimeString('zh-CN', { hour12: false });

function table(
  caption: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): HTMLElement {
  const head = element('tr', '', ...columns.map((name) => element('th', '', name)));
  const body = rows.map((cells) => element('tr', '', ...cells.map((cell) => element('td', '', cell))));
  const made = element(
    'table',
    '',
    element('caption', '', caption),
    element('thead', '', head),
    element('tbody', '', ...body),
  );
  if (rows.length === 0) made.append(element('tfoot', '', element('tr', '', element('td', 'muted', '–'))));
  const scroller = element('div', 'scroller', made);
  scroller.tabIndex = 0;
  scroller.setAttribute('role', 'region');
  scroller.setAttribute('aria-label', caption);
  return scroller;
}

/** Latest first, a screenful. */
const latest = <Row>(rows: readonly Row[]): Row[] => rows.slice(-8).reverse();

export interface HouseActions {
  readonly force: (scenario: string | null) => void;
  readonly reset: () => void;
}

export class House {
  readonly element: HTMLElement;
  readonly #tables = element('div', 'tables');
  readonly #faults = element('div');
  readonly #actions: HouseActions;
  #shown = '';
  #scenarios = '';

  constructor(actions: HouseActions) {
    this.#actions = actions;
    const reset = button('Empty all of it', actions.reset);
    this.element = section('Behind the phone', this.#faults, this.#tables, element('div', 'row', reset));
  }

  update(state: PreviewState, calls: readonly PhoneCall[]): void {
    this.#drawFaults(state);
    const fingerprint = JSON.stringify([state, calls]);
    if (fingerprint === this.#shown) return;
    this.#shown = fingerprint;
    const billed = state.bills.reduce((sum, bill) => sum + bill.billed, 0);
    const ms = (value: number | undefined) => (value === undefined ? '…' : `${Math.round(value)} ms`);
    const log = element('pre', 'log', state.log.slice(-12).join('\n') || '–');
    log.tabIndex = 0;
    log.setAttribute('aria-label', 'Function log');
    this.#tables.replaceChildren(
      table(
        'Calls of the phone',
        ['Function', 'Action', 'Bytes', 'Took', 'Outcome'],
        latest(calls).map((call) => [
          call.name,
          call.action,
          String(call.bytes),
          ms(call.durationMs),
          call.outcome ?? '…',
        ]),
      ),
      table(
        'Ledger',
        ['Time', 'State', 'Outcome', 'Attempt'],
        latest(state.ledger).map((row) => [time(row.at), row.state, row.code, row.attemptId]),
      ),
      table(
        `Billed: ${billed}`,
        ['Time', 'Scenario', 'Billed', 'Request'],
        latest(state.bills).map((bill) => [
          time(bill.at),
          bill.scenario,
          String(bill.billed),
          bill.requestId,
        ]),
      ),
      table(
        'Timings',
        ['Time', 'What', 'Took'],
        latest(state.timings).map((timing) => [time(timing.at), timing.name, ms(timing.durationMs)]),
      ),
      element('h3', '', 'Function log'),
      log,
    );
  }

  #drawFaults({ scenarios, forced }: PreviewState): void {
    const fingerprint = JSON.stringify([scenarios.length, forced]);
    if (fingerprint === this.#scenarios) return;
    this.#scenarios = fingerprint;
    const options: [string, string][] = [
      ['', 'as the roster says'],
      ...scenarios.map((name): [string, string] => [name, name]),
    ];
    const control = select('Face API answers', options, forced ?? '', (value) =>
      this.#actions.force(value || null),
    );
    this.#faults.replaceChildren(control);
  }
}
