/** How something stands: a picture in a disc of the state's colour, a headline, what it means, what to do. */
import { clausesOf } from '../../models/clauses';

Component({
  options: { virtualHost: true },
  properties: {
    /** pass | warn | bad | info */
    tone: { type: String, value: 'info' },
    icon: { type: String, value: '' },
    headline: { type: String, value: '' },
    meaning: { type: String, value: '' },
    todo: { type: String, value: '' },
  },
  /** What it means and what to do, clause by clause. */
  data: { meant: clausesOf(''), asked: clausesOf('') },
  observers: {
    meaning(text: string) {
      this.setData({ meant: clausesOf(text) });
    },
    todo(text: string) {
      this.setData({ asked: clausesOf(text) });
    },
  },
});
