/** Usage: which screen of time is shown, and the way to the one before and after. */
import type { UsageStep } from '../../contract/operator';
import { type Clock, phoneClock } from '../../services/deadline';
import { setTitle } from '../../services/device';
import { createScreen, type Host } from '../../stores/screen';
import { periodAt, periodText, STEPS, shifted } from '../models/period';
import { usageView } from '../models/usage-view';
import { ask } from '../services/operator-cloud';
import { createPageLoad } from './page-load';
import { operatorWords } from './words';

export type UsageStore = ReturnType<typeof createUsageStore>;

export function createUsageStore(page: Host, clock: Clock = phoneClock) {
  const words = operatorWords();
  const show = createScreen(page);
  let period = periodAt('hour', clock.now());
  let isKnown = false;
  const load = createPageLoad(
    words,
    () => ask('getUsage', { step: period.step, from: period.from, to: period.to }),
    render,
  );

  function render(): void {
    const usage = load.data()?.usage ?? null;
    // Not even what could be chosen is shown to a stranger.
    isKnown = usage !== null || (isKnown && load.page().act !== 'leave');
    show({
      t: words.usage,
      common: words.common,
      page: load.page(),
      isKnown,
      steps: STEPS.map((step) => ({ step, label: words.usage.steps[step], isChosen: step === period.step })),
      period: periodText(period),
      hasLater: period.to <= clock.now(),
      view: usage === null ? null : usageView(period, usage, words),
    });
  }

  return {
    load: () => {
      setTitle(words.usage.title);
      return load.load();
    },
    choose: (wanted: unknown) => {
      const step: UsageStep | undefined = STEPS.find((known) => known === wanted);
      if (step === undefined || step === period.step) return;
      // The screen in which the old one ends: going finer stays in the same time, and never in the future.
      period = periodAt(step, Math.min(period.to - 1, clock.now()));
      void load.reload();
    },
    earlier: () => {
      period = shifted(period, -1);
      void load.reload();
    },
    later: () => {
      if (period.to > clock.now()) return;
      period = shifted(period, 1);
      void load.reload();
    },
    act: load.act,
    clear: load.stop,
  };
}
