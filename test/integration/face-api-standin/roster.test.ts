import { describe, expect, it } from '@jest/globals';
import { personFor, ROSTER, SCENARIO_NAMES } from '../../../dev/face-api';
import { checkIdNumber, checkName, needsGuardian } from '../../../miniprogram/contract/identity';
import { OUTCOME_CODES, OUTCOMES } from '../../../miniprogram/contract/outcome';

const NOW = Date.UTC(2026, 0, 31);

describe('the roster', () => {
  it.each(ROSTER)('holds a valid, canonical name and number for $scenario', ({ name, idNumber }) => {
    expect(checkIdNumber(idNumber, NOW)).toEqual({ ok: true, value: idNumber });
    expect(checkName(name)).toEqual({ ok: true, value: name });
  });

  it('has one person per scenario, none of them twice', () => {
    expect(ROSTER.map(({ scenario }) => scenario)).toEqual(SCENARIO_NAMES);
    expect(new Set(ROSTER.map(({ idNumber }) => idNumber)).size).toBe(ROSTER.length);
    expect(new Set(ROSTER.map(({ name }) => name)).size).toBe(ROSTER.length);
  });

  it('has a person for every status of the outcome table', () => {
    const listed = OUTCOME_CODES.flatMap((code) => OUTCOMES[code].status ?? []);
    const shown = ROSTER.flatMap(({ behaviour }) => (behaviour.kind === 'seller' ? behaviour.status : []));
    expect(listed).toHaveLength(11);
    expect(shown).toEqual(expect.arrayContaining(listed));
  });

  it('has adults only, but for the one who needs a guardian', () => {
    const minors = ROSTER.filter(({ idNumber }) => needsGuardian(idNumber, NOW));
    expect(minors.map(({ scenario }) => scenario)).toEqual(['status-1-under-14']);
  });

  it('has the names and numbers that programs get wrong', () => {
    expect(personFor('status-1-dotted-name').name).toContain('·');
    expect(personFor('status-1-latin-name').name).toMatch(/^[A-Za-z ]+$/);
    // Two UTF-16 units for one character.
    expect(personFor('status-1-rare-character').name).toMatch(/[\u{20000}-\u{3FFFF}]/u);
    expect(personFor('status-1-id-with-x').idNumber).toMatch(/X$/);
  });
});
