/** The overview, and the ways from it. */
import { setTitle } from '../../services/device';
import { createScreen, type Host } from '../../stores/screen';
import { clockText } from '../models/numbers';
import { overviewView } from '../models/overview-view';
import { goToOperator, type OperatorPage } from '../services/navigation';
import { ask } from '../services/operator-cloud';
import { allowWarning } from '../services/subscribe';
import { createPageLoad } from './page-load';
import { operatorWords } from './words';

const LINKS = (['usage', 'outcomes', 'packages', 'reviews', 'service', 'export'] as const).map((to) => ({
  to,
}));

export type OverviewStore = ReturnType<typeof createOverviewStore>;

export function createOverviewStore(page: Host) {
  const words = operatorWords();
  const show = createScreen(page);
  const load = createPageLoad(words, () => ask('getOverview', {}), render);
  let isFirst = true;
  let notified = '';

  function render(): void {
    const overview = load.data()?.overview ?? null;
    show({
      t: words.overview,
      common: words.common,
      page: load.page(),
      stale: overview !== null && load.isStale() ? words.common.stale(clockText(overview.at)) : '',
      view: overview === null ? null : overviewView(overview, words),
      notified,
      links: LINKS,
    });
  }

  async function notify(): Promise<void> {
    const templateId = load.data()?.overview.warningTemplateId ?? null;
    if (templateId === null) return;
    const isAllowed = await allowWarning(templateId);
    notified = isAllowed ? words.overview.notifyDone : words.overview.notifyRefused;
    render();
  }

  return {
    load: () => {
      setTitle(words.overview.title);
      return load.load();
    },
    /** Back from a page that may have changed something. */
    show: () => {
      if (!isFirst) void load.load();
      isFirst = false;
    },
    refresh: () => void load.load(),
    act: load.act,
    go: (to: OperatorPage) => goToOperator(to),
    notify: () => void notify(),
    clear: load.stop,
  };
}
