/** `npm run build`: bundles the cloud function into its folder's `index.js`, and writes the folder that is deployed. */
import { readFileSync } from 'node:fs';
import { readdir, rename, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { CASCADE_FILE } from '../cloudfunctions/face-verify/src/image/cascade';
import { DEPLOY_FOLDER, LATE_FILE, writeDeployFolder } from './deploy-folder';

const ROOT = resolve(__dirname, '..');
export const FUNCTION_FOLDER = resolve(ROOT, 'cloudfunctions/face-verify');
export const FUNCTION_ENTRY = resolve(FUNCTION_FOLDER, 'index.js');

/** What the deployed folder installs by itself stays outside the bundle. */
function externals(): string[] {
  const manifest: unknown = JSON.parse(readFileSync(resolve(FUNCTION_FOLDER, 'package.json'), 'utf8'));
  const has = typeof manifest === 'object' && manifest !== null && 'dependencies' in manifest;
  return has ? Object.keys(manifest.dependencies ?? {}) : [];
}

/** The face finder's trees, as text of the bundle: decoded when the first picture comes. */
const faceCascade = (): string => readFileSync(require.resolve(CASCADE_FILE)).toString('base64');

/** What is imported when it is first needed: a file of its own, since Node reads the whole of a file before it runs it. */
const LATE_PACKAGE = 'undici';
const late: Plugin = {
  name: 'late',
  setup: ({ onResolve }) =>
    onResolve({ filter: new RegExp(`^${LATE_PACKAGE}$`) }, () => ({
      path: `./${LATE_FILE}`,
      external: true,
    })),
};

/**
 * Whoever loads the function at this moment, such as a test beside us, gets the old file or the new one, whole.
 *
 * @param builtFrom what was written after this moment is not in it
 */
async function replaceFile(path: string, contents: Uint8Array, builtFrom: Date): Promise<void> {
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, contents);
  await utimes(draft, builtFrom, builtFrom);
  await rename(draft, path);
}

const OPTIONS = {
  bundle: true,
  minify: true,
  platform: 'node',
  // The cloud's Nodejs20.19 runtime (cloudbase.md).
  target: 'node20.19',
  logLevel: 'warning',
  legalComments: 'none',
  write: false,
} as const satisfies BuildOptions;

/** Bundles the function, and what it loads late beside it. @returns bytes of `index.js` */
export async function buildFunction(outfile: string = FUNCTION_ENTRY): Promise<number> {
  const startedAt = new Date();
  const built = await Promise.all([
    build({
      ...OPTIONS,
      stdin: { contents: `module.exports = require('${LATE_PACKAGE}')`, resolveDir: ROOT },
      outfile: join(dirname(outfile), LATE_FILE),
    }),
    build({
      ...OPTIONS,
      entryPoints: [resolve(FUNCTION_FOLDER, 'src/index.ts')],
      outfile,
      external: externals(),
      plugins: [late],
      // `require` sees every name of a CommonJS file, `import` those that it can read from its text.
      supported: { 'dynamic-import': false },
      define: { FACE_CASCADE_BASE64: JSON.stringify(faceCascade()) },
      // Resolves the log's `where`; stays at home.
      sourcemap: 'external',
    }),
  ]);
  const files = built.flatMap(({ outputFiles }) => outputFiles);
  for (const { path, contents } of files) await replaceFile(path, contents, startedAt);
  return files.find(({ path }) => path === outfile)?.contents.length ?? 0;
}

/** Everything that is bundled, and everything that says how; npm writes the last one with every installation. */
const SOURCES = [
  join(FUNCTION_FOLDER, 'src'),
  join(FUNCTION_FOLDER, 'package.json'),
  join(FUNCTION_FOLDER, 'tsconfig.json'),
  resolve(ROOT, 'miniprogram/contract'),
  __filename,
  resolve(__dirname, 'deploy-folder.ts'),
  resolve(ROOT, 'node_modules/.package-lock.json'),
];

/** When the path, or anything below it, was last written; milliseconds since the epoch. */
async function changedAt(path: string): Promise<number> {
  const found = await stat(path);
  const below = found.isDirectory() ? await readdir(path, { recursive: true }) : [];
  const times = await Promise.all(below.map(async (name) => (await stat(join(path, name))).mtimeMs));
  return Math.max(found.mtimeMs, ...times);
}

/** Bundles the function, unless it is built from what is there. */
export async function ensureFunction(): Promise<void> {
  const [built, ...sources] = await Promise.all(
    [FUNCTION_ENTRY, ...SOURCES].map((path) => changedAt(path).catch(() => null)),
  );
  const isBuilt = typeof built === 'number' && sources.every((at) => at !== null && at < built);
  if (!isBuilt) await buildFunction();
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

async function main(): Promise<void> {
  const bytes = await buildFunction();
  console.log(`built cloudfunctions/face-verify/index.js, ${bytes} bytes`);
  const whole = await writeDeployFolder({ functionFolder: FUNCTION_FOLDER });
  console.log(`built ${relative(ROOT, DEPLOY_FOLDER)}, ${megabytes(whole)}: deploy this folder as it is`);
}

if (require.main === module) void main();
