/** Bytes that are shipped to phones, as WeChat packs them. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { transformSync } from 'esbuild';
import * as v from 'valibot';

const AppSchema = v.object({
  subPackages: v.optional(v.array(v.object({ root: v.string() }))),
  subpackages: v.optional(v.array(v.object({ root: v.string() }))),
});

function files(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'tsconfig.json' && !entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Types and comments gone, names and spaces kept. */
function shippedBytes(path: string): number {
  if (!path.endsWith('.ts')) return statSync(path).size;
  const { code } = transformSync(readFileSync(path, 'utf8'), { loader: 'ts', target: 'es2018' });
  return Buffer.byteLength(code);
}

/** The mini-program without its subpackages. */
export function mainPackageBytes(root: string): number {
  const app = v.parse(AppSchema, JSON.parse(readFileSync(join(root, 'app.json'), 'utf8')));
  const apart = [...(app.subPackages ?? []), ...(app.subpackages ?? [])].map((part) =>
    part.root.replace(/\/$/, ''),
  );
  const isMain = (path: string): boolean =>
    !apart.some((folder) => relative(root, path).replaceAll('\\', '/').startsWith(`${folder}/`));
  return files(root)
    .filter(isMain)
    .reduce((sum, path) => sum + shippedBytes(path), 0);
}
