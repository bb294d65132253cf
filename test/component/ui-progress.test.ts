/** @jest-environment jsdom */
import { describe, expect, it } from '@jest/globals';
import { loadComponent } from './render';

const render = loadComponent('ui-progress', [], 'operator');

describe('ui-progress', () => {
  it('shows a share as a bar, and says it in words', async () => {
    const progress = await render({ label: '已用', text: '812 / 1,000', percent: 81, tone: 'warn' });
    expect(progress.attribute('progress', 'aria-role')).toBe('progressbar');
    expect(progress.attribute('progress', 'aria-valuenow')).toBe(81);
    expect(progress.attribute('progress', 'aria-valuetext')).toBe('812 / 1,000');
    expect(progress.attribute('bar', 'style')).toContain('81%');
    expect(progress.has('warn')).toBe(true);
    expect(progress.text()).toBe('已用812 / 1,000');
  });
});
