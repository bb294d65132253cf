/** Enrols a person: who he is by the contract's own rules, and one face in one photo. */
import {
  checkIdNumber,
  checkName,
  type IdNumberProblem,
  type NameProblem,
} from '../../miniprogram/contract/identity';
import { personWithId } from '../face-api';
import { decodePixels } from './pixels';
import type { FaceRegister } from './register';
import { describeOneFace } from './verdict';

export interface Identity {
  readonly name: string;
  readonly idNumber: string;
}

export type EnrolmentProblem =
  | NameProblem
  | IdNumberProblem
  /** The number is that of somebody in the roster who has another name. */
  | 'ANOTHER_NAME'
  | 'NOT_ENROLLED'
  | 'UNREADABLE'
  | 'NO_FACE'
  | 'SEVERAL_FACES';

export class EnrolmentRefusal extends Error {
  constructor(readonly problem: EnrolmentProblem) {
    super(problem);
  }
}

/**
 * Name and number in the spelling that is sent, as the register holds them.
 *
 * @throws EnrolmentRefusal
 */
export function checkIdentity({ name, idNumber }: Identity, nowMs: number): Identity {
  const checkedName = checkName(name);
  if (!checkedName.ok) throw new EnrolmentRefusal(checkedName.problem);
  const checkedId = checkIdNumber(idNumber, nowMs);
  if (!checkedId.ok) throw new EnrolmentRefusal(checkedId.problem);
  const known = personWithId(checkedId.value);
  if (known !== undefined && known.name !== checkedName.value) throw new EnrolmentRefusal('ANOTHER_NAME');
  return { name: checkedName.value, idNumber: checkedId.value };
}

/**
 * Describes the one face of the photo and keeps that; the photo itself is kept nowhere.
 *
 * @param identity as {@link checkIdentity} returned it
 * @throws EnrolmentRefusal
 */
export async function enrol(register: FaceRegister, identity: Identity, photo: Buffer): Promise<void> {
  // What a decoder says changes with its release, and may repeat a path.
  const pixels = await decodePixels(photo).catch(() => {
    throw new EnrolmentRefusal('UNREADABLE');
  });
  const found = await describeOneFace(pixels);
  if (!found.ok) throw new EnrolmentRefusal(found.faces === 0 ? 'NO_FACE' : 'SEVERAL_FACES');
  register.put({ ...identity, descriptor: [...found.descriptor] });
}
