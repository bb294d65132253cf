/** @jest-environment jsdom */
import { describe, expect, it } from '@jest/globals';
import { loadComponent } from './render';

const render = loadComponent('ui-cell');

describe('ui-cell', () => {
  it('shows a fact under what it is about', async () => {
    const cell = await render({ icon: 'clock', label: '保存多久', text: '30 天' });
    expect(cell.text()).toBe('保存多久30 天');
    expect(cell.has('icon-clock')).toBe(true);
  });

  it('does without a picture', async () => {
    const cell = await render({ label: '姓名', text: '王*四' });
    expect(cell.has('icon')).toBe(false);
  });
});
