/**
 * `npm run deploy:check`: what is missing before the project can go live, in words, without an account and
 * without a network. Builds the function and makes one verification with it on this machine. Prints no secret.
 */
import { parseArgs } from 'node:util';
import { ensureFunction, FUNCTION_FOLDER } from '../build';
import { writeDeployFolder } from '../deploy-folder';
import { checkFacts } from './checks';
import { type Facts, readFacts } from './facts';
import type { Finding } from './finding';

const USAGE = `Usage
  npm run deploy:check
  npm run deploy:check -- [--json] [--settings FILE]

  --json           one JSON object
  --settings FILE  another private file than deploy.env

Exit code: 0 ready, 1 something is missing, 2 wrong usage`;

/** Builds what would be deployed, and looks at it and at all else. */
export async function gatherFacts(privateFile?: string): Promise<Facts> {
  await ensureFunction();
  return readFacts(await writeDeployFolder({ functionFolder: FUNCTION_FOLDER }), privateFile);
}

export function printFindings(findings: readonly Finding[]): void {
  const count = findings.length === 1 ? 'one thing is' : `${findings.length} things are`;
  console.log(`${count} missing\n`);
  findings.forEach(({ what, where, how }, i) => {
    console.log(`${String(i + 1).padStart(2)}. ${what}\n    in   ${where}\n    do   ${how}\n`);
  });
}

async function main(): Promise<number> {
  const options = { json: { type: 'boolean', default: false }, settings: { type: 'string' } } as const;
  let given: { json: boolean; settings?: string | undefined };
  try {
    given = parseArgs({ options, allowPositionals: false }).values;
  } catch {
    console.error(USAGE);
    return 2;
  }
  const facts = await gatherFacts(given.settings);
  // Half a second that nobody should wait for who mistyped.
  const { tryFunction } = await import('./trial');
  const trial = await tryFunction(facts.settings ?? {});
  const findings = [...checkFacts(facts), ...(trial.finding === null ? [] : [trial.finding])];
  const { mainPackageBytes, functionBytes } = facts;
  if (given.json) {
    const measured = { mainPackageBytes, functionBytes, trialMs: trial.durationMs };
    console.log(JSON.stringify({ ready: findings.length === 0, findings, ...measured }));
  } else if (findings.length > 0) {
    printFindings(findings);
  } else {
    console.log('ready: nothing is missing');
    console.log(`main package ${mainPackageBytes} bytes, function ${functionBytes} bytes`);
    console.log(`one verification on this machine passed in ${trial.durationMs} ms`);
    console.log('next: npm run deploy -- --dry-run');
  }
  return findings.length === 0 ? 0 : 1;
}

if (require.main === module) {
  main().then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      // A foreign message may repeat a value.
      console.error(`deploy:check: ${error instanceof Error ? error.name : 'failed'} in the tool itself`);
      process.exitCode = 1;
    },
  );
}
