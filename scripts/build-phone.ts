/**
 * `npm run build:phone`: the mini-program for the verifiers that its owner uses, and nothing of the others.
 *
 * A package for WeChat's own verification alone has no camera of ours: neither the page nor one line of its code
 * (docs/verifiers.md). What is written is what `app.json` reaches, as source: WeChat's tools compile it.
 */
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { VERIFIER_ORDERS } from '../cloudfunctions/face-verify/src/env';
import { VERIFIERS, type VerifierFacts } from '../miniprogram/contract/verifiers';
import { reachedFrom } from './phone/reached';

const ROOT = resolve(__dirname, '..');
export const PHONE_SOURCE = resolve(ROOT, 'miniprogram');

type Needs = VerifierFacts['needs'];
export type VerifierOrder = keyof typeof VERIFIER_ORDERS;

const USAGE = `Usage
  npm run build:phone -- --verifier ${Object.keys(VERIFIER_ORDERS).join('|')} [--out FOLDER]

  --verifier  the function's setting VERIFIER
  --out       otherwise dist/miniprogram`;

/** Pages that one way alone leads to. */
const PAGES_OF: Readonly<Record<Needs, readonly string[]>> = { selfie: ['pages/capture/capture'], step: [] };
const WAYS_FILE = 'stores/ways.ts';

const isOrder = (name: string | undefined): name is VerifierOrder =>
  name !== undefined && Object.hasOwn(VERIFIER_ORDERS, name);

/** The file that says which ways there are (miniprogram/stores/ways.ts). */
export function waysSource(needs: readonly Needs[]): string {
  const imports = needs.map((way) => `import { ${way}Way } from './${way}-way';`);
  const entries = needs.map((way) => `${way}: ${way}Way`).join(', ');
  return [
    '/** Written by `npm run build:phone`. */',
    ...imports,
    "import type { Ways } from './way';",
    '',
    `export const WAYS: Ways = { ${entries} };`,
    '',
  ].join('\n');
}

export interface PhonePackage {
  readonly folder: string;
  /** Relative to it, sorted. */
  readonly files: readonly string[];
}

/** Writes the package. What stood in the folder is gone. */
export async function buildPhone(verifier: VerifierOrder, folder: string): Promise<PhonePackage> {
  const needs = [...new Set(VERIFIER_ORDERS[verifier].map((source) => VERIFIERS[source].needs))];
  const left = (['selfie', 'step'] as const).filter((way) => !needs.includes(way));
  const dropped = new Set(left.flatMap((way) => PAGES_OF[way]));
  const app: { pages: string[] } = JSON.parse(await readFile(join(PHONE_SOURCE, 'app.json'), 'utf8'));
  const kept = { ...app, pages: app.pages.filter((page) => !dropped.has(page)) };

  const ways = waysSource(needs);
  const reached = await reachedFrom(PHONE_SOURCE, kept, new Map([[WAYS_FILE, ways]]));
  await rm(folder, { recursive: true, force: true });
  for (const path of reached) {
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    if (path === WAYS_FILE) await writeFile(target, ways);
    else await cp(join(PHONE_SOURCE, path), target);
  }
  await writeFile(join(folder, 'app.json'), `${JSON.stringify(kept, null, 2)}\n`);
  return { folder, files: reached };
}

async function main(): Promise<void> {
  const { verifier, out = 'dist/miniprogram' } = parseArgs({
    options: { verifier: { type: 'string' }, out: { type: 'string' } },
  }).values;
  if (!isOrder(verifier)) throw new Error(USAGE);
  const { folder, files } = await buildPhone(verifier, resolve(ROOT, out));
  console.log(`built ${relative(ROOT, folder)} for ${verifier}, ${files.length} files`);
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  });
}
