/**
 * face-api and the part of TensorFlow.js that it needs, as one file that Node can load.
 *
 * The package asks for all of `@tensorflow/tfjs`, 310 MB installed. It uses the core, its chained
 * operations and one backend: 90 MB. So it is bundled with the core under that name, once, and kept in
 * `node_modules/.cache`, which goes with the packages that it was made of.
 */
import { mkdir, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { version as tfjs } from '@tensorflow/tfjs-backend-wasm/package.json';
import { version as faceApi } from '@vladmandic/face-api/package.json';
import { build } from 'esbuild';

const ROOT = resolve(__dirname, '../..');
const CACHE = join(ROOT, 'node_modules/.cache/faces');

/** What is in the file; {@link file://./library.ts} says with which types. */
const ENTRY = `
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops';
export { detectAllFaces, nets, SsdMobilenetv1Options } from '@vladmandic/face-api/dist/face-api.node-wasm.js';
export { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
export { ready, setBackend, tensor3d } from '@tensorflow/tfjs-core';
`;

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** @returns the path of the file, which is made if it is not there. Needs no network. */
export async function bundledLibrary(): Promise<string> {
  const file = join(CACHE, `face-api-${faceApi}-tfjs-${tfjs}.cjs`);
  if (await exists(file)) return file;
  const { outputFiles } = await build({
    stdin: { contents: ENTRY, resolveDir: ROOT },
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20.19',
    format: 'cjs',
    // The builds of the packages that can be taken apart.
    mainFields: ['module', 'main'],
    alias: { '@tensorflow/tfjs': '@tensorflow/tfjs-core' },
    logLevel: 'warning',
    write: false,
  });
  await mkdir(dirname(file), { recursive: true });
  // Another process may make the same file at this moment: whoever reads gets one of them, whole.
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, outputFiles[0]?.contents ?? '');
  await rename(draft, file);
  return file;
}
