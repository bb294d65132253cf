/** The people who wait. */
import { setTitle } from '../../services/device';
import { createScreen, type Host } from '../../stores/screen';
import { reviewsView } from '../models/reviews-view';
import { goToOperator } from '../services/navigation';
import { ask } from '../services/operator-cloud';
import { createPageLoad } from './page-load';
import { operatorWords } from './words';

export type ReviewsStore = ReturnType<typeof createReviewsStore>;

export function createReviewsStore(page: Host) {
  const words = operatorWords();
  const show = createScreen(page);
  const load = createPageLoad(words, () => ask('listReviews', {}), render);
  let isFirst = true;

  function render(): void {
    const data = load.data();
    show({
      t: words.review,
      common: words.common,
      page: load.page(),
      reviews: data === null ? null : reviewsView(data.reviews, words),
      needsSecondLook: data?.needsSecondLook ?? false,
    });
  }

  return {
    load: () => {
      setTitle(words.review.title);
      return load.load();
    },
    /** Back from one of them. */
    show: () => {
      if (!isFirst) void load.load();
      isFirst = false;
    },
    refresh: () => void load.load(),
    act: load.act,
    open: (id: unknown) => {
      if (typeof id === 'string') goToOperator('review', id);
    },
    clear: load.stop,
  };
}
