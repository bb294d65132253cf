/** How verifications ended over a span of days. */
import { type Clock, phoneClock } from '../../services/deadline';
import { setTitle } from '../../services/device';
import { createScreen, type Host } from '../../stores/screen';
import { appWords } from '../../stores/words';
import { DAY_MS, startOfDay } from '../models/numbers';
import { outcomesView } from '../models/outcomes-view';
import { ask } from '../services/operator-cloud';
import { createPageLoad } from './page-load';
import { operatorWords } from './words';

const SPANS = [1, 7, 28] as const;

export type OutcomesStore = ReturnType<typeof createOutcomesStore>;

export function createOutcomesStore(page: Host, clock: Clock = phoneClock) {
  const words = operatorWords();
  const people = appWords();
  const show = createScreen(page);
  let days: (typeof SPANS)[number] = 1;
  let isKnown = false;
  const load = createPageLoad(words, fetch, render);

  /** Whole days of China, today included. */
  function fetch() {
    const to = startOfDay(clock.now()) + DAY_MS;
    return ask('getUsage', { step: 'day', from: to - days * DAY_MS, to });
  }

  function render(): void {
    const usage = load.data()?.usage ?? null;
    // Not even what could be chosen is shown to a stranger.
    isKnown = usage !== null || (isKnown && load.page().act !== 'leave');
    show({
      t: words.outcomes,
      common: words.common,
      page: load.page(),
      isKnown,
      spans: SPANS.map((span) => ({
        days: span,
        label: words.outcomes.spans[span],
        isChosen: span === days,
      })),
      view: usage === null ? null : outcomesView(usage, words, people),
    });
  }

  return {
    load: () => {
      setTitle(words.outcomes.title);
      return load.load();
    },
    choose: (wanted: unknown) => {
      const span = SPANS.find((known) => known === wanted);
      if (span === undefined || span === days) return;
      days = span;
      void load.reload();
    },
    act: load.act,
    clear: load.stop,
  };
}
