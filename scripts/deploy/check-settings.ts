/** What the owner's private file lacks, by the function's own reading of it. */
import { readSettings } from '../../cloudfunctions/face-verify/src/env';
import { VerifyError } from '../../cloudfunctions/face-verify/src/errors';
import { SETTING_ROWS, type SettingRow } from '../../cloudfunctions/face-verify/src/setting-rows';
import type { Facts } from './facts';
import { type Finding, PRIVATE_FILE } from './finding';
import { OWNER_ROWS, UPLOAD_KEY } from './owner-rows';
import type { PrivateSettings } from './private-file';

const write = (name: string, obtain: string): string =>
  `${obtain}; then write ${name}=… into ${PRIVATE_FILE}`;

const missing = (name: string, meaning: string, obtain: string): Finding => ({
  id: `setting:${name}`,
  what: `${name} is not set: ${meaning}`,
  where: PRIVATE_FILE,
  how: obtain.includes('npm run keys') ? obtain : write(name, obtain),
});

const malformed = (name: string, meaning: string, obtain = `mend ${name}, or take it out`): Finding => ({
  id: `setting:${name}`,
  what: `${name} is not well-formed: ${meaning}`,
  where: PRIVATE_FILE,
  how: obtain,
});

/** The name of the setting that the function refuses; null where it takes them all. */
function refused(settings: PrivateSettings): string | null {
  try {
    readSettings(settings);
    return null;
  } catch (error) {
    if (error instanceof VerifyError && error.field !== undefined) return error.field;
    throw error;
  }
}

/** Well-formed, and nobody's: so that one setting can be looked at without the others. */
const SAMPLES: PrivateSettings = { FACE_APPCODE: 'sample', SUBJECT_KEY: 'x'.repeat(32) };

/** Every setting that is there and refused: the reader names the first one only, so each is tried alone. */
function malformedRows(settings: PrivateSettings): readonly SettingRow[] {
  return SETTING_ROWS.filter(({ name }) => {
    const value = settings[name];
    return value !== undefined && refused({ ...SAMPLES, [name]: value }) === name;
  });
}

export function checkFunctionSettings({ settings }: Facts): readonly Finding[] {
  const given = settings ?? {};
  const lacking = SETTING_ROWS.flatMap(({ name, meaning, obtain }) =>
    obtain !== undefined && given[name] === undefined ? [missing(name, meaning, obtain)] : [],
  );
  const broken = malformedRows(given).map(({ name, meaning }) => malformed(name, meaning));
  if (lacking.length + broken.length > 0) return [...lacking, ...broken];
  // Alone each of them is fine; some need another one.
  const together = refused(given);
  const row = SETTING_ROWS.find(({ name }) => name === together);
  return row === undefined ? [] : [missing(row.name, row.meaning, 'the other settings need it')];
}

export function checkOwnerSettings({ settings, isOpenToOthers, uploadKeyExists }: Facts): readonly Finding[] {
  const given = settings ?? {};
  const found = OWNER_ROWS.flatMap(({ name, meaning, obtain, isWellFormed }) => {
    const value = given[name];
    if (value === undefined) return [missing(name, meaning, obtain)];
    return isWellFormed(value) ? [] : [malformed(name, meaning, obtain)];
  });
  if (given[UPLOAD_KEY] !== undefined && !uploadKeyExists)
    found.push(malformed(UPLOAD_KEY, 'there is no such file', 'mend the path'));
  const known: ReadonlySet<string> = new Set([...SETTING_ROWS, ...OWNER_ROWS].map(({ name }) => name));
  for (const name of Object.keys(given).filter((given) => !known.has(given)))
    found.push(
      malformed(name, 'no such setting', `mend its name, or take it out: docs/operate.md lists them`),
    );
  if (isOpenToOthers)
    found.push({
      id: 'private-file:mode',
      what: 'others on this machine can read your secrets',
      where: PRIVATE_FILE,
      how: `chmod 600 ${PRIVATE_FILE}`,
    });
  return found;
}
