/**
 * `npm run keys`: makes the keys that only the owner may have, and writes them into his private file where they
 * are not set yet. A key that is there is never overwritten: with another SUBJECT_KEY nobody is recognised.
 */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from './facts';
import { PRIVATE_FILE } from './finding';
import { addWhereAbsent } from './private-file';

const USAGE = `Usage
  npm run keys
  npm run keys -- [--json] [--settings FILE] [--print] [--integrator ID]

  --json           one JSON object: which keys were made
  --settings FILE  another private file than deploy.env
  --print          only print new keys, and write nothing
  --integrator ID  only print a new entry of INTEGRATOR_KEYS, for the server of that name

Exit code: 0 done, 2 wrong usage, 1 anything else`;

const randomKey = (): string => randomBytes(32).toString('base64url');

/** A JWK; its `kid` says when it was made. */
function newTicketKey(now: Date): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  return JSON.stringify({ ...privateKey.export({ format: 'jwk' }), kid: now.toISOString().slice(0, 10) });
}

const newKeys = (): Readonly<Record<string, string>> => ({
  SUBJECT_KEY: randomKey(),
  TICKET_PRIVATE_KEY: newTicketKey(new Date()),
});

const KEEP = `Keep a copy of ${PRIVATE_FILE} where you keep passwords, and nowhere else.
  SUBJECT_KEY         lost: nobody is recognised, limits of the day start anew. Known to others: they can tell who was verified.
  TICKET_PRIVATE_KEY  lost: make another one. Known to others: they can make results. docs/operate.md says how to change it.`;

interface Given {
  readonly json: boolean;
  readonly print: boolean;
  readonly settings?: string | undefined;
  readonly integrator?: string | undefined;
}

function run({ json, print, settings, integrator }: Given): void {
  if (integrator !== undefined) {
    console.log(JSON.stringify({ id: integrator, key: randomKey(), name: '…' }));
    return;
  }
  const keys = newKeys();
  if (print) {
    console.log(
      json
        ? JSON.stringify(keys)
        : Object.entries(keys)
            .map((pair) => pair.join('='))
            .join('\n'),
    );
    return;
  }
  const made = addWhereAbsent(settings ?? join(ROOT, PRIVATE_FILE), keys);
  const kept = Object.keys(keys).filter((name) => !made.includes(name));
  if (json) {
    console.log(JSON.stringify({ made, kept }));
    return;
  }
  for (const name of made) console.log(`made  ${name}`);
  for (const name of kept) console.log(`kept  ${name}: it was there`);
  console.log(`\n${KEEP}`);
}

function main(): number {
  const options = {
    json: { type: 'boolean', default: false },
    print: { type: 'boolean', default: false },
    settings: { type: 'string' },
    integrator: { type: 'string' },
  } as const;
  let given: Given;
  try {
    given = parseArgs({ options, allowPositionals: false }).values;
  } catch {
    console.error(USAGE);
    return 2;
  }
  if (given.integrator !== undefined && !/^[\w-]{1,32}$/.test(given.integrator)) {
    console.error(`keys: an id has up to 32 of A-Z a-z 0-9 _ -\n\n${USAGE}`);
    return 2;
  }
  run(given);
  return 0;
}

process.exitCode = main();
