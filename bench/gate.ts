/** `npm run bench -- gate`: what the quality gate does with good and bad photos, and the money that saves. */
import { type GateRow, gateTable, summarise } from './gate/table';

export async function benchGate(): Promise<readonly object[]> {
  const rows = await gateTable();
  const { good, bad, callYuan, savedYuan } = summarise(rows);
  const [least, most] = savedYuan;
  const row = ({ told, ...counts }: GateRow): object => ({
    ...counts,
    told: Object.entries(told)
      .map(([code, count]) => `${code} ${count}`)
      .join(', '),
  });
  return [
    ...rows.map(row),
    { kind: 'all good photos', isGood: true, ...good },
    {
      kind: 'all others',
      isGood: false,
      ...bad,
      savedYuan: `${least.toFixed(2)}–${most.toFixed(2)}`,
      callYuan,
    },
  ];
}
