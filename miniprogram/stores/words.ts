/** Words and the operator's own lines, in the phone's language. */
import { config, type Operator } from '../config';
import { phoneLanguage } from '../services/device';
import { WORDS } from '../text';
import { type Language, languageOf } from '../text/language';
import type { Words } from '../text/words';

export function appLanguage(): Language {
  return languageOf(phoneLanguage());
}

export function appWords(): Words {
  return WORDS[appLanguage()];
}

export function operator(): Operator {
  return config.operator[appLanguage()];
}
