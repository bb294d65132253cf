/** Which answers of the stand-in an enrolled face decides, and where a distance leads. */
import { describe, expect, it } from '@jest/globals';
import { type EnrolledFaces, isDecidedByFaces } from '../../../dev/face-api/enrolled';
import type { InspectedPicture } from '../../../dev/face-api/picture';
import { personFor } from '../../../dev/face-api/roster';
import { SCENARIO_NAMES, stepOf } from '../../../dev/face-api/scenarios';
import { afterFaces, lookUp } from '../../../dev/face-api/seller';
import { statusAt } from '../../../dev/faces/bands';
import { checkIdentity } from '../../../dev/faces/enrol';
import { checkCharacter } from '../../../miniprogram/contract/identity';

const NOW = Date.UTC(2026, 0, 31);
const STRANGER = { name: '钱八', idNumber: `44030519920517384${checkCharacter('44030519920517384')}` };

/** Knows one person, and finds him at a distance of 0.3. */
const onlyStranger: EnrolledFaces = {
  nameOf: (idNumber) => (idNumber === STRANGER.idNumber ? STRANGER.name : undefined),
  compare: () => Promise.resolve({ status: '1', faces: 1, distance: 0.3 }),
};
const picture: InspectedPicture = {
  content: Buffer.from('a picture'),
  facts: {
    ...{ bytes: 9, base64Characters: 12, width: 3, height: 4, orientation: null },
    ...{ hasExif: false, format: 'jpeg', spaceInsteadOfPlus: false, fault: null },
  },
};

describe('the distance of two faces', () => {
  it.each([
    [0, '1'],
    [0.5, '1'],
    [0.5001, '2'],
    [0.6, '2'],
    [0.6001, '3'],
    [1.4, '3'],
    [Number.NaN, '3'],
  ])('of %d is status %s', (distance, status) => {
    expect(statusAt(distance)).toBe(status);
  });
});

describe('a face decides', () => {
  it('the scenarios in which the seller compares and says so, and no other', () => {
    const decided = SCENARIO_NAMES.filter((name) => isDecidedByFaces(stepOf(name, 0)));
    expect(decided).toEqual(
      expect.arrayContaining(['status-1', 'status-2', 'status-3', 'status--4', 'status-1-under-14']),
    );
    const others = ['status--1', 'status--5', 'status-203', 'status-unlisted', 'gateway-B403MQ'];
    for (const other of others) expect(decided).not.toContain(other);
  });

  it('not before the picture can be read, and not for whoever is not enrolled', async () => {
    const step = stepOf('status-3', 0);
    const broken: InspectedPicture = { ...picture, facts: { ...picture.facts, fault: 'UNDECODABLE' } };
    expect(await afterFaces(step, broken, STRANGER.idNumber, onlyStranger)).toEqual({
      step,
      comparison: null,
    });
    const { idNumber } = personFor('status-3');
    expect(await afterFaces(step, picture, idNumber, onlyStranger)).toEqual({ step, comparison: null });
    const compared = await afterFaces(step, picture, STRANGER.idNumber, onlyStranger);
    expect(compared).toMatchObject({ step: { status: '1', bills: 1 }, comparison: { distance: 0.3 } });
  });
});

describe('the register of people', () => {
  const image = '';
  it('knows the enrolled beside the roster', () => {
    expect(lookUp({ ...STRANGER, image }, NOW, onlyStranger)).toMatchObject({ kind: 'answer' });
    const misnamed = { ...STRANGER, name: '钱九', image };
    expect(lookUp(misnamed, NOW, onlyStranger)).toMatchObject({ behaviour: { status: '-1' } });
    const { name, idNumber } = personFor('status-1');
    const found = lookUp({ name, idNumber, image }, NOW, onlyStranger);
    expect(found).toEqual({ kind: 'scenario', scenario: 'status-1' });
  });

  it.each([
    ['ANOTHER_NAME', { name: '钱八', idNumber: personFor('status-1').idNumber }],
    ['NAME_LENGTH', { ...STRANGER, name: '钱' }],
    ['ID_LENGTH', { ...STRANGER, idNumber: '4403' }],
  ])('is not to be given %s', (problem, identity) => {
    expect(() => checkIdentity(identity, NOW)).toThrow(problem);
  });
});
