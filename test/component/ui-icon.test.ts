/** @jest-environment jsdom */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { loadComponent } from './render';

const ICON = resolve(__dirname, '../../miniprogram/components/ui-icon');
const render = loadComponent('ui-icon');

describe('ui-icon', () => {
  it('is a picture beside words: hidden from screen readers', async () => {
    const icon = await render({ name: 'clock' });
    expect(icon.has('icon-clock')).toBe(true);
    expect(icon.attribute('icon', 'aria-hidden')).toBe('true');
  });

  it.each([
    'alert',
    'camera',
    'card',
    'check',
    'clock',
    'copy',
    'cross',
    'flip',
    'offline',
    'pause',
    'question',
    'shield',
    'timer',
  ])('has its picture of %s in the package', (name) => {
    const wxss = readFileSync(`${ICON}/ui-icon.wxss`, 'utf8');
    expect(wxss).toMatch(new RegExp(`\\.icon-${name} \\{[^}]*url\\("data:image/svg`));
  });
});
