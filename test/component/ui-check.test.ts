/** @jest-environment jsdom */
import { describe, expect, it } from '@jest/globals';
import { loadComponent } from './render';

const render = loadComponent('ui-check', ['toggle']);

describe('ui-check', () => {
  it('is not ticked by itself, and says what it is', async () => {
    const box = await render({ label: '我同意' });
    expect(box.text()).toBe('我同意');
    expect(box.attribute('row', 'aria-role')).toBe('checkbox');
    expect(box.attribute('row', 'aria-label')).toBe('我同意');
    expect(box.attribute('row', 'aria-checked')).toBe('false');
    expect(box.has('ticked')).toBe(false);
  });

  it('asks for the other state on a tap, and leaves it to its page', async () => {
    const box = await render({ label: '我同意' });
    await box.send('row', 'tap');
    expect(box.heard('toggle')).toEqual([{ checked: true }]);
    expect(box.attribute('row', 'aria-checked')).toBe('false');
    await box.set({ checked: true });
    expect(box.attribute('row', 'aria-checked')).toBe('true');
    await box.send('row', 'tap');
    expect(box.heard('toggle')).toEqual([{ checked: true }, { checked: false }]);
  });

  it('names its problem in words', async () => {
    const box = await render({ label: '我同意', problem: '请先勾选同意' });
    expect(box.text()).toContain('请先勾选同意');
    expect(box.attribute('problem', 'aria-role')).toBe('alert');
    expect(box.attribute('row', 'aria-invalid')).toBe('true');
    await box.set({ problem: '' });
    expect(box.has('problem')).toBe(false);
  });
});
