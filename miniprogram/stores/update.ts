/** WeChat is too old: its own update page, or a word where the update is found. */
import { updateWeChat } from '../services/device';
import { appWords } from './words';

export function askForUpdate(): void {
  const { start, common } = appWords();
  updateWeChat({ title: start.update, content: start.updateHow, confirmText: common.close });
}
