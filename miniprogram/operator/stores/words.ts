/** An operator's words, in the phone's language. */
import { appLanguage } from '../../stores/words';
import { OPERATOR_WORDS } from '../text';
import type { OperatorWords } from '../text/words';

export function operatorWords(): OperatorWords {
  return OPERATOR_WORDS[appLanguage()];
}
