/** Every page and every state of the phone, to be looked at, checked and measured. */
import { CAPTURE } from './capture';
import { IDENTITY } from './identity';
import { OPERATOR } from './operator';
import { RESULT } from './result';
import type { Scene } from './scene';
import { STAFF } from './staff';
import { START } from './start';
import { STEP } from './step';

export type { Scene } from './scene';

export const SCENES: readonly Scene[] = [
  ...START,
  ...IDENTITY,
  ...CAPTURE,
  ...RESULT,
  ...STEP,
  ...STAFF,
  ...OPERATOR,
];
