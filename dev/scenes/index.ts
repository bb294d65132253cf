/** Every page and every state of the phone, to be looked at, checked and measured. */
import { CAPTURE } from './capture';
import { IDENTITY } from './identity';
import { OPERATOR } from './operator';
import { RESULT } from './result';
import type { Scene } from './scene';
import { START } from './start';

export type { Scene } from './scene';

export const SCENES: readonly Scene[] = [...START, ...IDENTITY, ...CAPTURE, ...RESULT, ...OPERATOR];
