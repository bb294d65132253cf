/** @jest-environment jsdom */
import { describe, expect, it } from '@jest/globals';
import { loadComponent } from './render';

const render = loadComponent('ui-steps');
const step = (label: string, state: string, said: string) => ({ label, state, said });

describe('ui-steps', () => {
  it('says how far each step is, in words', async () => {
    const steps = await render({
      steps: [
        step('已拍照', 'done', '已完成'),
        step('正在核验', 'now', '进行中'),
        step('出结果', 'later', '未开始'),
      ],
    });
    expect(steps.attribute('done', 'aria-label')).toBe('已拍照 已完成');
    expect(steps.attribute('now', 'aria-label')).toBe('正在核验 进行中');
    expect(steps.attribute('later', 'aria-label')).toBe('出结果 未开始');
  });

  it('ticks what is done, and nothing else', async () => {
    const steps = await render({ steps: [step('a', 'now', 'x')] });
    expect(steps.has('icon-check')).toBe(false);
    await steps.set({ steps: [step('a', 'done', 'x')] });
    expect(steps.has('icon-check')).toBe(true);
  });
});
