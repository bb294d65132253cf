/** Before the first test in a browser: there is one, or the run fails and says what to do. */
import { requireChromium } from '../../dev/browser/chromium';

export default function setup(): void {
  requireChromium();
}
