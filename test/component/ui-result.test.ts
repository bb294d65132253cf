/** @jest-environment jsdom */
import { describe, expect, it } from '@jest/globals';
import { loadComponent } from './render';

const render = loadComponent('ui-result');

describe('ui-result', () => {
  it('says how it stands by picture and by words', async () => {
    const result = await render({
      tone: 'warn',
      icon: 'alert',
      headline: '照片里没看清脸',
      meaning: '太暗',
      todo: '再拍一张',
    });
    expect(result.has('warn')).toBe(true);
    expect(result.has('icon-alert')).toBe(true);
    expect(result.text()).toBe('照片里没看清脸太暗再拍一张');
    expect(result.attribute('headline', 'aria-role')).toBe('heading');
    expect(result.attribute('words', 'aria-live')).toBe('polite');
  });

  it('leaves out what there is not to do', async () => {
    const result = await render({ headline: 'a', meaning: 'b' });
    expect(result.has('todo')).toBe(false);
  });
});
