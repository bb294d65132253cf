/** The table of docs/scale.md. */
import { table } from '../../scripts/markdown';
import type { Operations, Step, Way } from './count';
import { PACKAGES, perSecond, yuanPerCall } from './limits';

const HEAD = [
  '',
  'read',
  'insert',
  'update',
  'delete',
  'database',
  'storage',
  'paid calls',
  'a second',
] as const;

const cells = ({ read, insert, update, remove, database, storage, faceApi }: Operations): string[] =>
  [read, insert, update, remove, database, storage, faceApi].map(String);

/** Of all calls of one way together. */
export function totalOf(steps: readonly Step[]): Operations {
  const sum = (pick: (operations: Operations) => number): number =>
    steps.reduce((total, { operations }) => total + pick(operations), 0);
  return {
    read: sum(({ read }) => read),
    insert: sum(({ insert }) => insert),
    update: sum(({ update }) => update),
    remove: sum(({ remove }) => remove),
    database: sum(({ database }) => database),
    storage: sum(({ storage }) => storage),
    faceApi: sum(({ faceApi }) => faceApi),
  };
}

/** As Markdown: each way, and what it is made of. */
export function scaleTable(ways: readonly Way[]): string {
  const rows = ways.flatMap(({ name, steps }) => {
    const total = totalOf(steps);
    const parts = steps.length === 1 ? [] : steps;
    return [
      // A timer is no verification: there is one, whatever the load.
      [`**${name}**`, ...cells(total), total.faceApi === 0 ? '' : String(perSecond(total.database))],
      ...parts.map((part) => [part.name, ...cells(part.operations), '']),
    ];
  });
  return table(HEAD, rows);
}

/** As Markdown: what a call costs. */
export function priceTable(): string {
  const paid = PACKAGES.filter(({ yuan }) => yuan > 0);
  const row = (name: string, cell: (one: (typeof PACKAGES)[number]) => number): string[] => [
    name,
    ...paid.map((one) => String(cell(one))),
  ];
  return table(
    row('calls', ({ calls }) => calls),
    [row('yuan', ({ yuan }) => yuan), row('yuan per call', yuanPerCall)],
  );
}

/** By its name in the document. @throws Error for another */
export function scaleDocumentTable(name: string, ways: readonly Way[]): string {
  if (name === 'scale') return scaleTable(ways);
  if (name === 'price') return priceTable();
  throw new Error(`no such table: ${name}`);
}
