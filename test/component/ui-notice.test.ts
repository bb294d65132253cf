/** @jest-environment jsdom */
import { describe, expect, it } from '@jest/globals';
import { loadComponent } from './render';

const render = loadComponent('ui-notice');

describe('ui-notice', () => {
  it('is a remark, not an alarm', async () => {
    const notice = await render({ text: '只用于本次核验' });
    expect(notice.text()).toBe('只用于本次核验');
    expect(notice.attribute('notice', 'aria-role')).toBe('note');
    expect(notice.has('info')).toBe(true);
  });

  it('changes its tone with its picture', async () => {
    const notice = await render({ text: 'x', tone: 'warn', icon: 'alert' });
    expect(notice.has('warn')).toBe(true);
    expect(notice.has('icon-alert')).toBe(true);
  });
});
