/** Usage over one screen: a sum, a chart, and the same numbers as rows. Pure. */
import type { UsageReport } from '../../contract/operator';
import type { UsageRow } from '../../contract/operator-usage';
import type { OperatorWords } from '../text/words';
import { type ChartView, chartView } from './chart';
import { countText } from './numbers';
import { type Period, periodText, ticksOf, windowsOf, windowText } from './period';

const NOTHING = { charged: 0, unknown: 0, free: 0, saved: 0 };

/** What is drawn from the packages. */
const drawnOf = ({ charged, unknown }: Omit<UsageRow, 'start'>): number => charged + unknown;

/** One row for each window of the screen, whatever came: a gap is a zero, never a shift. */
function rowsOf(period: Period, { rows }: UsageReport): readonly UsageRow[] {
  return windowsOf(period).map((start) => rows.find((row) => row.start === start) ?? { ...NOTHING, start });
}

function saidOf(period: Period, rows: readonly UsageRow[], { usage }: OperatorWords): string {
  const drawn = rows.map(drawnOf);
  const sum = drawn.reduce((all, one) => all + one, 0);
  const most = Math.max(...drawn);
  const peak = rows[drawn.indexOf(most)];
  if (sum === 0 || peak === undefined) return usage.saidNone(periodText(period));
  const when = windowText(period.step, peak.start);
  return usage.said(periodText(period), countText(sum), countText(most), when);
}

function tableOf(period: Period, rows: readonly UsageRow[], { usage }: OperatorWords) {
  const happened = rows.filter((row) => drawnOf(row) + row.free > 0);
  return {
    columns: [
      { label: period.step === 'day' ? usage.day : usage.time, isNumber: false },
      { label: usage.drawn, isNumber: true },
      { label: usage.unknown, isNumber: true },
      { label: usage.free, isNumber: true },
    ],
    rows: happened.map((row) => ({
      key: String(row.start),
      cells: [
        windowText(period.step, row.start),
        countText(drawnOf(row)),
        countText(row.unknown),
        countText(row.free),
      ],
    })),
  };
}

export function usageView(period: Period, report: UsageReport, words: OperatorWords) {
  const { usage } = words;
  const rows = rowsOf(period, report);
  const total = rows.reduce(
    (sum, row) => ({
      drawn: sum.drawn + drawnOf(row),
      unknown: sum.unknown + row.unknown,
      free: sum.free + row.free,
      saved: sum.saved + row.saved,
    }),
    { drawn: 0, unknown: 0, free: 0, saved: 0 },
  );
  const chart: ChartView = chartView(
    rows.map((row) => ({ key: String(row.start), value: drawnOf(row) })),
    ticksOf(period),
  );
  return {
    chart,
    said: saidOf(period, rows, words),
    tiles: [
      { key: 'drawn', label: usage.drawn, value: countText(total.drawn) },
      { key: 'unknown', label: usage.unknown, value: countText(total.unknown) },
      { key: 'free', label: usage.free, value: countText(total.free) },
    ],
    saved: total.saved === 0 ? '' : usage.saved(countText(total.saved)),
    speed: report.apiMeanMs === null ? '' : usage.speed(countText(report.apiMeanMs)),
    table: tableOf(period, rows, words),
  };
}
