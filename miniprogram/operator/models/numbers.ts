/** Numbers and times as they are read. There is no Intl on some phones. Pure. */

/** Two digits. */
const two = (value: number): string => `${value < 10 ? '0' : ''}${value}`;

/** 12345 → `12,345` */
export function countText(count: number): string {
  const digits = String(Math.round(Math.abs(count)));
  const grouped = digits.replace(/\B(?=(\d{3})+$)/g, ',');
  return count < 0 ? `-${grouped}` : grouped;
}

/** Yuan → `¥0.32`, `¥1,500` */
export function moneyText(yuan: number): string {
  const whole = Math.round(yuan * 100);
  const rest = Math.abs(whole) % 100;
  const units = countText(Math.trunc(whole / 100));
  return rest === 0 ? `¥${units}` : `¥${units}.${two(rest)}`;
}

/** What one call costs is a matter of tenths of a cent: `¥0.285` */
export function callPriceText(yuan: number): string {
  const text = (Math.round(yuan * 1000) / 1000).toFixed(3);
  return `¥${text.endsWith('0') ? text.slice(0, -1) : text}`;
}

/** Part of a whole, 0 to 100; nothing of nothing is nothing. */
export function percentOf(part: number, whole: number): number {
  if (whole <= 0) return 0;
  return Math.min(100, Math.max(0, Math.round((part / whole) * 100)));
}

/** China has one time and no summer time: the seller's windows and the function's days begin by it. */
const CHINA_OFFSET_MS = 8 * 60 * 60 * 1000;

export const DAY_MS = 24 * 60 * 60 * 1000;

const inChina = (atMs: number): Date => new Date(atMs + CHINA_OFFSET_MS);

/** `2026-11-24` */
export function dayText(atMs: number): string {
  const at = inChina(atMs);
  return `${at.getUTCFullYear()}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())}`;
}

/** `11-24` */
export const shortDayText = (atMs: number): string => dayText(atMs).slice(5);

/** `09:05` */
export function clockText(atMs: number): string {
  const at = inChina(atMs);
  return `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
}

/** `2026-11-24 09:05` */
export const momentText = (atMs: number): string => `${dayText(atMs)} ${clockText(atMs)}`;

/** Midnight in China before or at this moment. */
export function startOfDay(atMs: number): number {
  return Math.floor((atMs + CHINA_OFFSET_MS) / DAY_MS) * DAY_MS - CHINA_OFFSET_MS;
}

/** A day as it is written, `2026-11-24`, to its first moment; null where it is none. */
export function parseDay(text: string): number | null {
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text.trim()) ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day)) - CHINA_OFFSET_MS;
  const [y, m, d] = dayText(at).split('-').map(Number);
  // 31 April would be 1 May.
  return y === Number(year) && m === Number(month) && d === Number(day) ? at : null;
}
