/** Warnings go out once per event: at 20 %, at 5 %, before expiry, on a pause, on a rise of failures. */
import { describe, expect, it } from '@jest/globals';
import { sendAlerts } from '../../../cloudfunctions/face-verify/src/actions/operator/send-alerts';
import { sweep } from '../../../cloudfunctions/face-verify/src/actions/sweep';
import type { Decision } from '../../../cloudfunctions/face-verify/src/domain/attempt';
import { inMemory, type Memory } from '../actions/memory-services';
import { bought, LOST, PASSED, row } from './rows';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const MIDNIGHT = Date.UTC(2026, 5, 14, 16);

function withPackage(calls: number, days = 365): Memory {
  const memory = inMemory();
  memory.now = MIDNIGHT;
  memory.operator.packages.set('p1', bought('p1', calls, MIDNIGHT, MIDNIGHT + days * DAY_MS));
  return memory;
}

/** So many calls, one a second, and the timer's minutes until they are rolled up. */
async function use(memory: Memory, calls: number, end: Decision = PASSED): Promise<void> {
  for (let n = 0; n < calls; n += 1) {
    const id = `row-${memory.rows.size}`;
    memory.rows.set(id, row(id, memory.now, end));
    memory.now += 1000;
  }
  await minutes(memory, 20);
}

async function minutes(memory: Memory, count: number): Promise<void> {
  for (let minute = 0; minute < count; minute += 1) {
    memory.now += MINUTE_MS;
    await sweep(memory.services);
  }
}

const titles = ({ operator }: Memory, channel = 'webhook') =>
  operator.told.filter((one) => one.channel === channel).map(({ text }) => text.title);

describe('the stock', () => {
  it('is warned of once at 20 %, again at 5 %, not at 21 %', async () => {
    const memory = withPackage(1000);
    await use(memory, 790);
    expect(titles(memory)).toEqual([]);
    await use(memory, 10);
    expect(titles(memory)).toEqual(['剩余次数不足']);
    expect(memory.operator.told[0]?.text.text).toContain('剩余 200 次，占 20%');
    await use(memory, 149);
    expect(titles(memory)).toHaveLength(1);
    await use(memory, 1);
    expect(memory.operator.told.filter(({ channel }) => channel === 'webhook')[1]?.text.text).toContain(
      '剩余 50 次，占 5%',
    );
    await use(memory, 20);
    await minutes(memory, 60);
    expect(titles(memory)).toEqual(['剩余次数不足', '剩余次数不足']);
    // Over every channel.
    expect(titles(memory, 'wechat:1')).toEqual(titles(memory));
  });

  it('that falls past both at once is told once, by the graver', async () => {
    const memory = withPackage(100);
    await use(memory, 96);
    expect(memory.operator.told.filter(({ channel }) => channel === 'webhook')).toHaveLength(1);
    expect(memory.operator.told[0]?.text.text).toContain('占 4%');
    await minutes(memory, 60);
    expect(memory.operator.told).toHaveLength(2);
  });

  it('that is bought anew is another event', async () => {
    const memory = withPackage(100);
    await use(memory, 85);
    const from = memory.now;
    memory.operator.packages.set('p2', bought('p2', 100, from, from + 400 * DAY_MS));
    await use(memory, 15);
    expect(titles(memory)).toHaveLength(1);
    await use(memory, 80);
    expect(titles(memory)).toHaveLength(2);
  });

  it('that is used up is told, and so is a package that expires', async () => {
    const memory = withPackage(10, 31);
    await use(memory, 1);
    expect(titles(memory)).toEqual([]);
    memory.now += DAY_MS;
    await use(memory, 1);
    expect(titles(memory)).toEqual(['套餐包即将到期']);
    await use(memory, 8);
    expect(titles(memory)).toEqual(['套餐包即将到期', '次数已用完']);
  });
});

describe('the service', () => {
  it('that pauses itself is told within a minute, once per pause', async () => {
    const memory = withPackage(100);
    const paused = { problem: 'QUOTA_EXHAUSTED', since: memory.now, probeAt: memory.now } as const;
    memory.service = { rev: 1, stopped: null, paused, heldUntil: 0 };
    await minutes(memory, 30);
    expect(titles(memory)).toEqual(['核验已自动暂停']);
    memory.service = { rev: 2, stopped: null, paused: null, heldUntil: 0 };
    await minutes(memory, 2);
    memory.service = { rev: 3, stopped: null, paused: { ...paused, since: memory.now }, heldUntil: 0 };
    await minutes(memory, 2);
    expect(titles(memory)).toEqual(['核验已自动暂停', '核验已自动暂停']);
  });

  it('whose failures rise is told once that day', async () => {
    const memory = withPackage(1_000_000);
    await use(memory, 300);
    memory.now += 2 * DAY_MS;
    await use(memory, 40);
    expect(titles(memory)).toEqual([]);
    await use(memory, 20, LOST);
    await use(memory, 20, LOST);
    expect(titles(memory)).toEqual(['失败次数上升']);
    memory.now += DAY_MS;
    await use(memory, 40, LOST);
    expect(titles(memory)).toHaveLength(2);
  });
});

describe('a message', () => {
  it('is sent once, though two timers run at the same moment', async () => {
    const memory = withPackage(100);
    await use(memory, 79);
    memory.rows.set('last', row('last', memory.now, PASSED));
    for (let minute = 0; minute < 20; minute += 1) {
      memory.now += MINUTE_MS;
      await Promise.all([sweep(memory.services), sweep(memory.services)]);
    }
    expect(titles(memory)).toHaveLength(1);
  });

  it('that fails is tried again over its own channel, a bounded number of times', async () => {
    const memory = withPackage(100);
    memory.operator.answer = (channel) =>
      channel === 'webhook' ? { ok: false, problem: 'HTTP_500', isFinal: false } : { ok: true };
    await use(memory, 90);
    for (let hour = 0; hour < 60; hour += 1) {
      memory.now += 60 * MINUTE_MS;
      await sendAlerts(memory.services);
    }
    expect(titles(memory, 'wechat:1')).toHaveLength(1);
    expect(titles(memory)).toHaveLength(8);
    expect(memory.logged).toContainEqual({
      ...{ event: 'alert-given-up', code: 'LOW', tries: 8, problem: 'HTTP_500' },
    });
  });

  it('without the operator’s leave is not tried again', async () => {
    const memory = withPackage(100);
    memory.operator.answer = () => ({ ok: false, problem: 'WECHAT_43101', isFinal: true });
    await use(memory, 90);
    await minutes(memory, 60);
    expect(memory.operator.told).toHaveLength(2);
  });

  it('fits the fields of a subscription message', async () => {
    const memory = withPackage(100_000_000, 20);
    memory.rows.set('r', row('r', memory.now, PASSED));
    await minutes(memory, 20);
    for (const { text } of memory.operator.told) {
      expect([text.title.length <= 20, text.brief.length <= 20]).toEqual([true, true]);
    }
    expect(memory.operator.told).not.toHaveLength(0);
  });
});
