/** @jest-environment jsdom */
import { describe, expect, it } from '@jest/globals';
import { loadComponent } from './render';

const render = loadComponent('ui-field', ['edit', 'leave', 'finish']);

describe('ui-field', () => {
  it('is named, typed and bounded as its page asks', async () => {
    const field = await render({ name: 'id-number', label: '身份证号', type: 'idcard', maxlength: 24 });
    expect(field.attribute('input', 'aria-label')).toBe('身份证号');
    expect(field.attribute('input', 'type')).toBe('idcard');
    expect(field.attribute('input', 'maxlength')).toBe(24);
    expect(field.attribute('input', 'aria-invalid')).toBe('false');
  });

  it('hands on what is typed, the end of typing and the leaving', async () => {
    const field = await render({ label: '姓名' });
    await field.send('input', 'input', { value: '王小四' });
    await field.send('input', 'confirm');
    await field.send('input', 'blur');
    expect(field.heard('edit')).toEqual([{ text: '王小四' }]);
    expect(field.heard('finish')).toHaveLength(1);
    expect(field.heard('leave')).toHaveLength(1);
  });

  it('describes itself by its mistake', async () => {
    const field = await render({ name: 'name', label: '姓名', problem: '请填写姓名' });
    expect(field.attribute('input', 'aria-describedby')).toBe('name-problem');
    expect(field.attribute('problem', 'id')).toBe('name-problem');
    expect(field.attribute('input', 'aria-invalid')).toBe('true');
    expect(field.text()).toContain('请填写姓名');
  });
});
