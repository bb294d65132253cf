/** The packages that were entered. */
import { setTitle } from '../../services/device';
import { createScreen, type Host } from '../../stores/screen';
import { clockText } from '../models/numbers';
import { packagesView } from '../models/packages-view';
import { goToOperator } from '../services/navigation';
import { ask } from '../services/operator-cloud';
import { createPageLoad } from './page-load';
import { operatorWords } from './words';

export type PackagesStore = ReturnType<typeof createPackagesStore>;

export function createPackagesStore(page: Host) {
  const words = operatorWords();
  const show = createScreen(page);
  const load = createPageLoad(words, () => ask('getOverview', {}), render);
  let isFirst = true;

  function render(): void {
    const overview = load.data()?.overview ?? null;
    show({
      t: words.packages,
      page: load.page(),
      stale: overview !== null && load.isStale() ? words.common.stale(clockText(overview.at)) : '',
      packages: overview === null ? null : packagesView(overview.packages, words),
    });
  }

  return {
    load: () => {
      setTitle(words.packages.title);
      return load.load();
    },
    /** Back from the page that enters one. */
    show: () => {
      if (!isFirst) void load.load();
      isFirst = false;
    },
    act: load.act,
    add: () => goToOperator('package'),
    edit: (id: unknown) => {
      if (typeof id === 'string') goToOperator('package', id);
    },
    clear: load.stop,
  };
}
