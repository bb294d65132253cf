/** The way that needs no face: offered on every page, in the operator's own words. */
import { config } from '../config';
import { mayAskForReview } from '../models/verification';
import { dial, showDialog } from '../services/device';
import { backTo, depthOf, goTo } from '../services/navigation';
import { currentRun } from './current-run';
import { appWords, operator } from './words';

/** To the page on which he types name and number, whichever page he is on. */
function goToReview(): void {
  if (depthOf('identity') === 0) return;
  if (depthOf('start') === 0) goTo('identity');
  else backTo('identity');
}

/**
 * Staff look at his document where the operator offers that, and he can call otherwise.
 *
 * @returns whether he goes on to another page
 */
export async function showAlternative(): Promise<boolean> {
  const { common } = appWords();
  const verification = currentRun()?.verification ?? null;
  const canAsk = config.manualReview && verification !== null && mayAskForReview(verification);
  const canCall = config.phoneNumber !== '';
  const action = canAsk ? common.review : common.call;
  const isTaken = await showDialog({
    title: common.alternativeTitle,
    content: operator().alternative,
    confirmText: canAsk || canCall ? action : common.close,
    ...(canAsk || canCall ? { cancelText: common.close } : {}),
  });
  if (!isTaken) return false;
  if (canAsk) {
    verification.wantsReview = true;
    goToReview();
  } else if (canCall) dial(config.phoneNumber);
  return canAsk;
}
