/**
 * `npm run bench -- shutter`: from the tap on the shutter to the request, in the preview in Chromium with a
 * fake camera of 1280 × 720.
 *
 * The person looks at his photo in between, so there are two times, and their sum run by run: from the tap to
 * the photo on the screen, already redrawn to its budget; and from "use this photo" until the call with it has
 * arrived at the other end of the loopback. His looking is not counted.
 */
import { SCENES } from '../dev/scenes';
import { openStage, type Stage } from '../dev/scenes/stage';
import { median, quantile } from './statistics';

const RUNS = 15;
const BUDGET_MS = 300;

export interface ShutterRow {
  readonly step: 'shutter to photo shown' | 'use to request arrived' | 'both';
  readonly medianMs: number;
  readonly p90Ms: number;
  readonly budgetMs: number | null;
  readonly runs: number;
}

/** Runs on the page, whose types are not those of this process: milliseconds from the next tap until a button is drawn. */
const untilShown = (name: string) => `new Promise((done) => {
  let tapped;
  addEventListener('click', ({ timeStamp }) => { tapped ??= timeStamp; }, { capture: true });
  const look = new MutationObserver(() => {
    const buttons = [...document.querySelectorAll('button')];
    if (tapped === undefined || !buttons.some(({ textContent }) => textContent.trim() === ${JSON.stringify(name)})) return;
    look.disconnect();
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - tapped)));
  });
  look.observe(document, { subtree: true, childList: true });
})`;

/** Likewise: when the next tap comes, milliseconds since the epoch with fractions. */
const NEXT_TAP = `new Promise((done) => {
  const tell = ({ timeStamp }) => done(performance.timeOrigin + timeStamp);
  addEventListener('click', tell, { capture: true, once: true });
})`;

async function once(stage: Stage): Promise<{ readonly shownMs: number; readonly sentMs: number }> {
  const scene = SCENES.find(({ name }) => name === 'capture-ready');
  if (scene === undefined) throw new Error('no scene with a camera that is ready');
  const played = await stage.play(scene);
  try {
    const { hand, page } = played;
    const { shutter, use } = hand.words.capture;
    const shown = page.evaluate<number>(untilShown(use));
    await hand.button(shutter).click();
    const shownMs = await shown;
    const arrival = stage.house.submitted();
    const tap = page.evaluate<number>(NEXT_TAP);
    await hand.button(use).click();
    return { shownMs, sentMs: (await arrival) - (await tap) };
  } finally {
    await played.close();
  }
}

/** One run to warm up, then {@link RUNS}, each on a phone of its own. */
export async function benchShutter(): Promise<readonly ShutterRow[]> {
  const stage = await openStage();
  try {
    await once(stage);
    const runs: Awaited<ReturnType<typeof once>>[] = [];
    while (runs.length < RUNS) runs.push(await once(stage));
    const row = (step: ShutterRow['step'], times: readonly number[], budgetMs: number | null) => ({
      step,
      medianMs: median(times),
      p90Ms: quantile(times, 0.9),
      budgetMs,
      runs: times.length,
    });
    return [
      row(
        'shutter to photo shown',
        runs.map(({ shownMs }) => shownMs),
        null,
      ),
      row(
        'use to request arrived',
        runs.map(({ sentMs }) => sentMs),
        null,
      ),
      row(
        'both',
        runs.map(({ shownMs, sentMs }) => shownMs + sentMs),
        BUDGET_MS,
      ),
    ];
  } finally {
    await stage.close();
  }
}
