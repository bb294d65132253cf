/** What is shipped to phones, as WeChat packs it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { transformSync } from 'esbuild';
import * as v from 'valibot';

const AppSchema = v.object({
  subPackages: v.optional(v.array(v.object({ root: v.string() }))),
  subpackages: v.optional(v.array(v.object({ root: v.string() }))),
});

/** Absolute paths of all that is packed. */
export function shippedFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'tsconfig.json' && !entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name));
}

/**
 * A file as it is packed: WeChat's TypeScript plugin strips types (cloudbase.md); comments are gone, names, spaces
 * and Chinese kept. What the project file's `minified` takes away besides is left in: it is WeChat's own tool.
 */
export function shippedText(path: string): string {
  const source = readFileSync(path, 'utf8');
  if (!path.endsWith('.ts')) return source;
  return transformSync(source, { loader: 'ts', target: 'es2022', charset: 'utf8' }).code;
}

/** Bytes of the mini-program without its subpackages. */
export function mainPackageBytes(root: string): number {
  const app = v.parse(AppSchema, JSON.parse(readFileSync(join(root, 'app.json'), 'utf8')));
  const apart = [...(app.subPackages ?? []), ...(app.subpackages ?? [])].map((part) =>
    part.root.replace(/\/$/, ''),
  );
  const isMain = (path: string): boolean =>
    !apart.some((folder) => relative(root, path).replaceAll('\\', '/').startsWith(`${folder}/`));
  return shippedFiles(root)
    .filter(isMain)
    .reduce((sum, path) => sum + Buffer.byteLength(shippedText(path)), 0);
}
