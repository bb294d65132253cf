/**
 * `npm run enrol`: teaches the local stand-in a face, so that `npm start -- --faces` compares with it.
 *
 * Prints name and number masked, whatever is typed, and keeps no photo.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { maskIdNumber, maskName, normaliseIdNumber } from '../miniprogram/contract/identity';
import { checkIdentity, EnrolmentRefusal, enrol, type Identity } from './faces/enrol';
import { FaceRegister, RegisterError } from './faces/register';
import { ENROLMENT_WORDS, isUsageProblem } from './faces/words';

const USAGE = `Usage
  npm run enrol -- --name NAME --id NUMBER --photo FILE [--json]
  npm run enrol -- --list [--json]
  npm run enrol -- --remove --id NUMBER [--json]

  --name, --id  a person of the roster, or anybody else with a valid number
  --photo FILE  a JPEG, PNG, WebP or BMP with one face; only a description of it is kept, in .local/
  --list        who is enrolled, masked
  --remove      forgets the face of that number
  --json        one JSON object

  FACE_REGISTER in the environment names another file to keep them in.

Exit code: 0 done, 1 the photo is of no use or nobody has that number, 2 wrong usage`;

class UsageError extends Error {}

type Asked =
  | { readonly what: 'help' }
  | { readonly what: 'list'; readonly json: boolean }
  | { readonly what: 'remove'; readonly json: boolean; readonly idNumber: string }
  | { readonly what: 'enrol'; readonly json: boolean; readonly identity: Identity; readonly photo: string };

function parse() {
  const options = {
    name: { type: 'string' },
    id: { type: 'string' },
    photo: { type: 'string' },
    list: { type: 'boolean', default: false },
    remove: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  } as const;
  try {
    return parseArgs({ options, allowPositionals: false }).values;
  } catch {
    // Its message repeats what was typed, which may be a name or a number.
    throw new UsageError('an option is not known, lacks its value, or stands alone');
  }
}

function readArguments(): Asked {
  const { name, id, photo, list, remove, json, help } = parse();
  if (help) return { what: 'help' };
  if (list && remove) throw new UsageError('--list and --remove are two commands');
  if (list) {
    if (name !== undefined || id !== undefined || photo !== undefined)
      throw new UsageError('--list takes no --name, no --id and no --photo');
    return { what: 'list', json };
  }
  if (id === undefined) throw new UsageError('--id is missing');
  if (remove) {
    if (name !== undefined || photo !== undefined)
      throw new UsageError('--remove takes no --name and no --photo');
    return { what: 'remove', json, idNumber: normaliseIdNumber(id) };
  }
  if (name === undefined) throw new UsageError('--name is missing');
  if (photo === undefined) throw new UsageError('--photo is missing');
  return { what: 'enrol', json, identity: checkIdentity({ name, idNumber: id }, Date.now()), photo };
}

async function readPhoto(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new UsageError(`the file of --photo cannot be read (${code})`);
  }
}

const masked = ({ name, idNumber }: Identity) => ({ name: maskName(name), idNumber: maskIdNumber(idNumber) });
const shown = (person: Identity): string => Object.values(masked(person)).join(' ');

function say(json: boolean, object: object, lines: readonly string[]): void {
  for (const line of json ? [JSON.stringify(object)] : lines) console.log(line);
}

async function main(): Promise<void> {
  const asked = readArguments();
  const register = new FaceRegister();
  switch (asked.what) {
    case 'help':
      console.log(USAGE);
      return;
    case 'list': {
      const people = register.people();
      say(asked.json, { enrolled: people.map(masked) }, people.length > 0 ? people.map(shown) : ['nobody']);
      return;
    }
    case 'remove': {
      if (!register.remove(asked.idNumber)) throw new EnrolmentRefusal('NOT_ENROLLED');
      say(asked.json, { removed: maskIdNumber(asked.idNumber) }, [
        'removed: the stand-in no longer knows him',
      ]);
      return;
    }
    case 'enrol': {
      await enrol(register, asked.identity, await readPhoto(asked.photo));
      say(asked.json, { enrolled: [masked(asked.identity)] }, [
        `enrolled ${shown(asked.identity)}`,
        'kept     128 numbers of the face, and no photo, on this machine only',
        'next     npm start -- --faces',
      ]);
    }
  }
}

main().catch((error: unknown) => {
  const isRefusal = error instanceof EnrolmentRefusal;
  const isUsage = error instanceof UsageError || (isRefusal && isUsageProblem(error.problem));
  // Foreign messages may repeat what was typed.
  const why = isRefusal
    ? ENROLMENT_WORDS[error.problem]
    : error instanceof UsageError || error instanceof RegisterError
      ? error.message
      : error instanceof Error
        ? `${error.name} in the tool itself`
        : 'failed';
  console.error(`enrol: ${why}${isUsage ? `\n\n${USAGE}` : ''}`);
  process.exitCode = isUsage ? 2 : 1;
});
