/** `npm run build`: bundles the cloud function into its folder's `index.js`, and writes the folder that is deployed. */
import { readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { build } from 'esbuild';
import { CASCADE_FILE } from '../cloudfunctions/face-verify/src/image/cascade';
import { DEPLOY_FOLDER, writeDeployFolder } from './deploy-folder';

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

/** Whoever loads the function at this moment, such as a test beside us, gets the old file or the new one, whole. */
async function replaceFile(path: string, contents: Uint8Array): Promise<void> {
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, contents);
  await rename(draft, path);
}

/** Bundles the function. @returns bytes of `index.js` */
export async function buildFunction(outfile: string = FUNCTION_ENTRY): Promise<number> {
  const { outputFiles } = await build({
    entryPoints: [resolve(FUNCTION_FOLDER, 'src/index.ts')],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    // The cloud's Nodejs20.19 runtime (cloudbase.md).
    target: 'node20.19',
    external: externals(),
    define: { FACE_CASCADE_BASE64: JSON.stringify(faceCascade()) },
    logLevel: 'warning',
    // Resolves the log's `where`; stays at home.
    sourcemap: 'external',
    legalComments: 'none',
    write: false,
  });
  for (const { path, contents } of outputFiles) await replaceFile(path, contents);
  return outputFiles.find(({ path }) => path === outfile)?.contents.length ?? 0;
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

async function main(): Promise<void> {
  const bytes = await buildFunction();
  console.log(`built cloudfunctions/face-verify/index.js, ${bytes} bytes`);
  const whole = await writeDeployFolder({ functionFolder: FUNCTION_FOLDER });
  console.log(`built ${relative(ROOT, DEPLOY_FOLDER)}, ${megabytes(whole)}: deploy this folder as it is`);
}

if (require.main === module) void main();
