/** @jest-environment jsdom */
import { describe, expect, it } from '@jest/globals';
import { chartView } from '../../miniprogram/operator/models/chart';
import { loadComponent } from './render';

const render = loadComponent('ui-chart', [], 'operator');

describe('ui-chart', () => {
  const points = [0, 5, 20, 0].map((value, index) => ({ key: String(index), value }));
  const view = chartView(points, [{ index: 2, label: '11:00' }]);

  it('is one picture with a sentence to whoever does not see it', async () => {
    const chart = await render({ said: '一共 25 次', unit: '次', ...view });
    expect(chart.attribute('chart', 'aria-role')).toBe('img');
    expect(chart.attribute('chart', 'aria-label')).toBe('一共 25 次');
    expect(chart.attribute('field', 'aria-hidden')).toBe('true');
  });

  it('draws each number as high as it is, and names the highest', async () => {
    const chart = await render({ said: 'x', unit: '次', ...view });
    expect(chart.attributes('bar', 'style')).toEqual([
      'height: 0%',
      'height: 25%',
      'height: 100%',
      'height: 0%',
    ]);
    expect(chart.attributes('peak', 'style')).toEqual(['height: 100%']);
    expect(chart.text()).toBe('次201510502011:00');
  });

  it('puts times where they are', async () => {
    const chart = await render({ said: 'x', unit: '次', ...view });
    expect(chart.attributes('tick', 'style')).toEqual(['left: 50%']);
  });
});
