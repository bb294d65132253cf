/** Everything of the phone that built-ins and APIs share. */
import type { PhoneAct, PhoneCall } from '../../control';
import type { Cameras } from './cameras';
import type { Dialogs } from './dialogs';
import type { Files } from './files';
import type { LiveSettings } from './live-settings';
import type { Permissions } from './permissions';
import type { Privacy } from './privacy';
import type { Styles } from './styles';
import type { Word } from './words';

export interface Phone {
  readonly settings: LiveSettings;
  readonly styles: Styles;
  readonly dialogs: Dialogs;
  readonly files: Files;
  readonly privacy: Privacy;
  readonly permissions: Permissions;
  readonly cameras: Cameras;
  readonly acts: PhoneAct[];
  readonly calls: PhoneCall[];
  readonly say: (word: Word) => string;
}
