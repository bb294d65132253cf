/** Every page and every state of the phone, by the rules of axe and by the eye of a thumb. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { SCENES } from '../../dev/scenes';
import { openStage, SCREEN, type Stage } from '../../dev/scenes/stage';

/** CSS pixels; ui.md. */
const TOUCH = 44;
/** The smallest phone with the largest font of the care mode. */
const NARROW = { width: 320, height: 548 } as const;
const LARGE_FONT = 1.4;

let stage: Stage;

beforeAll(async () => {
  stage = await openStage(1);
});

afterAll(() => stage.close());

/** Twice as fast as `page.evaluate`, which has half a megabyte parsed twice. */
async function bringAxe(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: axe.source });
  await session.detach();
}

/** What is wrong, as `rule: element` lines. @param only one rule @default every rule */
function violations(page: Page, only?: string): Promise<string[]> {
  return page.evaluate(async (rule) => {
    const rules = rule === undefined ? {} : { runOnly: [rule] };
    const { violations: found } = await Reflect.get(globalThis, 'axe').run({ exclude: ['iframe'] }, rules);
    return found.flatMap(({ id, nodes }: { id: string; nodes: { html: string }[] }) =>
      nodes.map(({ html }) => `${id}: ${html}`),
    );
  }, only);
}

/** Controls that a thumb would miss, with their size. */
function tooSmall(page: Page): Promise<string[]> {
  return page
    .locator('.wx-viewport:visible')
    .last()
    .locator('button:visible, input:visible, [role="checkbox"]:visible')
    .evaluateAll(
      (controls, least) =>
        controls
          .map((control) => ({ control, box: control.getBoundingClientRect() }))
          .filter(({ box }) => box.width < least || box.height < least)
          .map(({ control, box }) => `${control.outerHTML.slice(0, 80)} ${box.width} x ${box.height}`),
      TOUCH,
    );
}

/** Elements that reach over the right edge of the phone. */
function cutOff(page: Page): Promise<string[]> {
  return page
    .locator('.wx-viewport:visible')
    .last()
    .locator('*:visible')
    .evaluateAll((elements, edge) => {
      const decoration = '[aria-hidden="true"], [aria-hidden="true"] *';
      return elements
        .filter((element) => !element.matches(decoration))
        .filter((element) => element.getBoundingClientRect().right > edge + 0.5)
        .map((element) => element.outerHTML.slice(0, 120));
    }, NARROW.width);
}

describe('every state of the phone', () => {
  const looks = SCENES.filter(({ differsInWords }) => !differsInWords);

  it.each(looks.map((scene) => [scene.name, scene] as const))(
    '%s: no violation in either theme, nothing too small for a thumb, nothing cut off on a small phone',
    async (_, scene) => {
      const { hand, page, errors, close } = await stage.play(scene, 'zh-CN', { theme: 'light' });
      try {
        await bringAxe(page);
        expect(await violations(page)).toEqual([]);
        expect(await tooSmall(page)).toEqual([]);
        await hand.set({ theme: 'dark' });
        // The other theme is other colours, and nothing else.
        expect(await violations(page, 'color-contrast')).toEqual([]);
        await hand.set({ font: LARGE_FONT });
        await page.setViewportSize(NARROW);
        expect(await cutOff(page)).toEqual([]);
        expect(errors).toEqual([]);
      } finally {
        await close();
      }
    },
  );
});

it('would see a button without a name, a faint text and a small control', async () => {
  const [, ready] = SCENES;
  if (ready === undefined) throw new Error('no scene');
  const { page, close } = await stage.play(ready);
  await page.locator('.link.other').evaluate((button) => {
    button.textContent = '';
    button.style.cssText = 'min-height: 0; height: 20px';
  });
  await page
    .locator('.muted')
    .first()
    .evaluate((text) => {
      text.style.color = '#ccc';
    });
  await bringAxe(page);
  const found = await violations(page);
  expect(found.map((line) => line.split(':')[0]).sort()).toEqual(['button-name', 'color-contrast']);
  expect(await tooSmall(page)).toHaveLength(1);
  await close();
});

it.each(['light', 'dark'] as const)(
  'the panel beside the phone has no violation when it is %s',
  async (colorScheme) => {
    const page = await stage.browser.newPage({ viewport: { ...SCREEN, width: 1280 }, colorScheme });
    await page.goto(stage.preview.url);
    await page.getByRole('button', { name: 'Fill in 张三' }).waitFor();
    await bringAxe(page);
    expect(await violations(page)).toEqual([]);
    await page.close();
  },
);
