/** The way that needs no face: offered on every page, in the operator's own words. */
import { config } from '../config';
import { dial, showDialog } from '../services/device';
import { appWords, operator } from './words';

export async function showAlternative(): Promise<void> {
  const { common } = appWords();
  const canCall = config.phoneNumber !== '';
  const wantsCall = await showDialog({
    title: common.alternativeTitle,
    content: operator().alternative,
    confirmText: canCall ? common.call : common.close,
    ...(canCall ? { cancelText: common.close } : {}),
  });
  if (canCall && wantsCall) dial(config.phoneNumber);
}
