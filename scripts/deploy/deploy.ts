/**
 * `npm run deploy`: the check, then the plan, then each step after a question. It can be stopped at any point and
 * goes on where it was. No secret is an argument, a file of ours, or a line on the screen.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { version } from '../../package.json';
import { DEPLOY_FOLDER, OWN_FILES } from '../deploy-folder';
import { gatherFacts, printFindings } from './check';
import { checkFacts } from './checks';
import { type Facts, ROOT } from './facts';
import { planOf, type Step, shown } from './plan';
import { openProgress, type Progress } from './progress';
import { runStep } from './run-step';
import { secretsOf } from './secrets';

const USAGE = `Usage
  npm run deploy
  npm run deploy -- [--dry-run] [--yes] [--again] [--json] [--settings FILE]

  --dry-run        show the plan, and change nothing
  --yes            ask nothing; what has to be done by hand is left, and said
  --again          do what is done already, too
  --json           with --dry-run: the plan as one JSON object
  --settings FILE  another private file than deploy.env

Exit code: 0 done, 1 something is missing or failed, 2 wrong usage`;

const PROGRESS_FILE = join(ROOT, '.local/deploy.json');

interface Given {
  readonly 'dry-run': boolean;
  readonly yes: boolean;
  readonly again: boolean;
  readonly json: boolean;
  readonly settings?: string | undefined;
}

function hashOf(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(path).update(readFileSync(path));
  return hash.digest('hex');
}

function phoneFiles(): readonly string[] {
  return readdirSync(join(ROOT, 'miniprogram'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

const planFrom = ({ settings, phone, appId, permissions }: Facts): readonly Step[] =>
  planOf({
    settings: settings ?? {},
    envId: phone.envId,
    appId,
    version,
    functionHash: hashOf(OWN_FILES.map((name) => join(DEPLOY_FOLDER, name))),
    phoneHash: hashOf(phoneFiles()),
    permissions: permissions ?? [],
  });

function printStep(step: Step, state: string): void {
  console.log(`\n${step.id}${state}: ${step.what}`);
  console.log(`  ${shown(step)}`);
  for (const note of step.notes) console.log(`  · ${note}`);
}

/** `y` does it, `s` leaves it for later, anything else stops. */
async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return (await terminal.question(question)).trim().toLowerCase();
  } catch {
    return '';
  } finally {
    terminal.close();
  }
}

/** @returns false: the deployment ends here */
async function carryOut(
  step: Step,
  given: Given,
  secrets: readonly string[],
  progress: Progress,
): Promise<boolean> {
  printStep(step, '');
  const isByHand = step.command === null;
  if (isByHand && given.yes) {
    console.log('  left for you: run npm run deploy without --yes once it is done');
    return true;
  }
  const question = isByHand ? '  done? [y/s/N] ' : '  do it? [y/s/N] ';
  const answer = given.yes ? 'y' : await ask(question);
  if (answer === 's') return true;
  if (answer !== 'y') {
    console.log('stopped: npm run deploy goes on here');
    return false;
  }
  const code = isByHand ? 0 : await runStep(step, secrets, ROOT);
  if (code === 0) {
    progress.remember(step);
    return true;
  }
  console.error(
    `deploy: ${step.id} ended with code ${code}; nothing after it was done. npm run deploy goes on here`,
  );
  process.exitCode = 1;
  return false;
}

async function deploy(given: Given): Promise<void> {
  const facts = await gatherFacts(given.settings);
  const missing = checkFacts(facts);
  // Half a second that nobody should wait for who mistyped.
  const { tryFunction } = await import('./trial');
  const { finding } = missing.length > 0 ? { finding: null } : await tryFunction(facts.settings ?? {});
  const findings = finding === null ? missing : [finding];
  if (findings.length > 0) {
    process.exitCode = 1;
    if (given.json) console.log(JSON.stringify({ ready: false, findings }));
    else printFindings(findings);
    return;
  }
  const plan = planFrom(facts);
  const progress = openProgress(PROGRESS_FILE);
  const isDone = (step: Step): boolean => !given.again && progress.isDone(step);
  if (given['dry-run']) {
    if (given.json) {
      const steps = plan.map((step) => ({
        id: step.id,
        what: step.what,
        command: shown(step),
        done: isDone(step),
      }));
      console.log(JSON.stringify({ ready: true, steps }));
    } else {
      for (const step of plan) printStep(step, isDone(step) ? ' (done)' : '');
    }
    return;
  }
  for (const step of plan) {
    if (isDone(step)) console.log(`\n${step.id}: done already`);
    else if (!(await carryOut(step, given, secretsOf(facts.settings ?? {}), progress))) return;
  }
  console.log('\nThat was all. Next: the first real verification, docs/go-live.md');
}

function read(): Given | null {
  const flag = { type: 'boolean', default: false } as const;
  const options = {
    'dry-run': flag,
    yes: flag,
    again: flag,
    json: flag,
    settings: { type: 'string' },
  } as const;
  try {
    const { values } = parseArgs({ options, allowPositionals: false });
    return values.json && !values['dry-run'] ? null : values;
  } catch {
    return null;
  }
}

const given = read();
if (given === null) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  deploy(given).catch((error: unknown) => {
    // A foreign message may repeat a value.
    console.error(`deploy: ${error instanceof Error ? error.name : 'failed'} in the tool itself`);
    process.exitCode = 1;
  });
}
