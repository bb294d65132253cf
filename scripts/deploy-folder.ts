/**
 * The folder that is deployed: the bundle, its manifest, and the packages that stay outside the bundle,
 * so that nothing has to be installed in the cloud.
 *
 * sharp comes twice. Its native build needs glibc 2.28, which not every runtime of the cloud is known to
 * have (image.md); where it does not load, sharp itself takes its wasm build. npm would never install
 * that one beside the other, so it is a dependency of its own.
 */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, cp, mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';

const ROOT = resolve(__dirname, '..');
export const DEPLOY_FOLDER = resolve(ROOT, 'dist/face-verify');

/** A package that the function loads late, bundled beside `index.js`. */
export const LATE_FILE = 'undici.js';
/** Everything of the folder that is not a package. */
export const OWN_FILES = ['index.js', LATE_FILE, 'package.json', 'config.json'] as const;

/** What the cloud runs on: cloudbase.md. */
const PLATFORM = { os: 'linux', cpu: 'x64', libc: 'glibc' } as const;
const NATIVE = '@img/sharp-linux-x64';

/** Sources, types and words for people: of sharp alone more than a megabyte. */
const NOT_RUN = /\.(md|map|cc|h|gyp|d\.[cm]?ts)$/;

const Manifest = v.object({ dependencies: v.optional(v.record(v.string(), v.string()), {}) });

const readManifest = (folder: string): v.InferOutput<typeof Manifest> =>
  v.parse(Manifest, JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));

/** The folder from which a package is loaded by a module in `from`, as Node looks for it. */
function packageFolder(name: string, from: string): string | null {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = join(folder, 'node_modules', name);
    if (existsSync(join(found, 'package.json'))) return found;
    if (folder === dirname(folder)) return null;
  }
}

/** Folders of the named packages and of everything that they depend on. */
function closure(names: readonly string[], from: string, found = new Set<string>()): ReadonlySet<string> {
  for (const name of names) {
    const folder = packageFolder(name, from);
    if (folder === null) throw new Error(`${name} is not installed: run npm ci`);
    if (found.has(folder)) continue;
    found.add(folder);
    // The real file's name: libvips is optional to npm, and needed by the native build.
    const native = name === NATIVE ? ['@img/sharp-libvips-linux-x64'] : [];
    closure([...Object.keys(readManifest(folder).dependencies), ...native], folder, found);
  }
  return found;
}

/** On another platform npm has not installed what Linux needs: it does so here, in a folder of its own. */
async function installForLinux(functionFolder: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'face-verify-packages-'));
  await copyFile(join(functionFolder, 'package.json'), join(folder, 'package.json'));
  const platform = Object.entries(PLATFORM).map(([name, value]) => `--${name}=${value}`);
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await promisify(execFile)('npm', ['install', ...platform, ...quiet], { cwd: folder });
  return folder;
}

async function copyPackages(from: string, names: readonly string[], target: string): Promise<void> {
  const modules = join(from, 'node_modules');
  for (const folder of closure(names, from)) {
    const filter = (path: string): boolean => {
      // Packages inside of packages are copied on their own account.
      const isNested = relative(folder, path).split('/').includes('node_modules');
      return !isNested && !NOT_RUN.test(path);
    };
    await cp(folder, join(target, 'node_modules', relative(modules, folder)), { recursive: true, filter });
  }
}

export interface DeployFolderOptions {
  /** The function's folder, built by `buildFunction`. */
  readonly functionFolder: string;
  /** @default {@link DEPLOY_FOLDER} */
  readonly target?: string;
  /** Where the packages are installed. @default this project, or a fresh installation on other platforms */
  readonly packagesFrom?: string;
}

/** Writes the folder anew, whole or not at all. @returns its bytes, uncompressed */
export async function writeDeployFolder(options: DeployFolderOptions): Promise<number> {
  const { functionFolder, target = DEPLOY_FOLDER } = options;
  const isInstalled = packageFolder(NATIVE, ROOT) !== null;
  const from = options.packagesFrom ?? (isInstalled ? ROOT : await installForLinux(functionFolder));
  const draft = `${target}.${process.pid}`;
  try {
    await mkdir(draft, { recursive: true });
    for (const file of OWN_FILES) {
      await copyFile(join(functionFolder, file), join(draft, file));
    }
    const names = Object.keys(readManifest(functionFolder).dependencies);
    await copyPackages(from, [...names, NATIVE], draft);
    const bytes = await folderBytes(draft);
    await rm(target, { recursive: true, force: true });
    await rename(draft, target);
    return bytes;
  } finally {
    await rm(draft, { recursive: true, force: true });
    if (from !== ROOT && options.packagesFrom === undefined) await rm(from, { recursive: true });
  }
}

/** Bytes of all files below. */
export async function folderBytes(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(
    files.map(async (file) => (await stat(join(file.parentPath, file.name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
