/** @jest-environment jsdom */
import { describe, expect, it } from '@jest/globals';
import { loadComponent } from './render';

const render = loadComponent('ui-table', [], 'operator');

describe('ui-table', () => {
  const columns = [
    { label: '时间', isNumber: false },
    { label: '次数', isNumber: true },
  ];

  it('is a table to whoever does not see it', async () => {
    const rows = [
      { key: 'a', cells: ['09:00–10:00', '12'] },
      { key: 'b', cells: ['10:00–11:00', '1,204'] },
    ];
    const table = await render({ caption: '每小时用量', columns, rows });
    expect(table.attribute('table', 'aria-role')).toBe('table');
    expect(table.attribute('table', 'aria-label')).toBe('每小时用量');
    expect(table.attributes('row', 'aria-role')).toEqual(['row', 'row', 'row']);
    expect(table.attributes('cell', 'aria-role')).toEqual([
      'columnheader',
      'columnheader',
      'cell',
      'cell',
      'cell',
      'cell',
    ]);
    expect(table.text()).toBe('时间次数09:00–10:001210:00–11:001,204');
  });

  it('puts the numbers right, in head and rows', async () => {
    const table = await render({ columns, rows: [{ key: 'a', cells: ['x', '1'] }] });
    expect(table.attributes('number', 'aria-role')).toEqual(['columnheader', 'cell']);
  });

  it('says in words that there is nothing', async () => {
    const table = await render({ columns, rows: [], empty: '这段时间没有调用' });
    expect(table.has('table')).toBe(false);
    expect(table.text()).toBe('这段时间没有调用');
  });
});
