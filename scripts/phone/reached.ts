/** Which files of the mini-program its `app.json` reaches: pages, components, scripts, styles, and what they name. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { build, type Plugin } from 'esbuild';

/** `app.json` as far as it names files. */
export interface AppManifest {
  readonly pages: readonly string[];
  readonly subPackages?: readonly { readonly root: string; readonly pages: readonly string[] }[];
  readonly themeLocation?: string;
  readonly sitemapLocation?: string;
}

const PARTS = ['.ts', '.json', '.wxml', '.wxss'] as const;

/** Sources that stand in for a file, by its path. */
function replaced(root: string, sources: ReadonlyMap<string, string>): Plugin {
  return {
    name: 'replaced',
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const contents = sources.get(relative(root, path));
        return contents === undefined ? undefined : { contents, loader: 'ts', resolveDir: dirname(path) };
      });
    },
  };
}

/** Component paths that a page's or component's JSON names. */
async function componentsOf(root: string, base: string): Promise<string[]> {
  const path = join(root, `${base}.json`);
  if (!existsSync(path)) return [];
  const { usingComponents = {} }: { usingComponents?: Record<string, string> } = JSON.parse(
    await readFile(path, 'utf8'),
  );
  return Object.values(usingComponents).map((named) =>
    named.startsWith('/') ? named.slice(1) : relative(root, resolve(root, dirname(base), named)),
  );
}

/** Files that a template or a style names: `<import src>`, `<image src>`, `@import`. Bindings are none. */
async function namedIn(root: string, path: string): Promise<string[]> {
  const text = await readFile(join(root, path), 'utf8');
  const named = [...text.matchAll(/(?:src=|@import\s+)["']([^"'{}]+)["']/g)].map(([, file]) => file ?? '');
  return named
    .map((file) =>
      file.startsWith('/') ? file.slice(1) : relative(root, resolve(root, dirname(path), file)),
    )
    .filter((file) => existsSync(join(root, file)));
}

/** @returns paths relative to `root`, sorted; types alone are not among them: they are erased anyway */
export async function reachedFrom(
  root: string,
  app: AppManifest,
  sources: ReadonlyMap<string, string>,
): Promise<readonly string[]> {
  const inside = (app.subPackages ?? []).flatMap((sub) => sub.pages.map((page) => join(sub.root, page)));
  const bases = new Set(['app', ...app.pages, ...inside]);
  for (const base of bases) for (const component of await componentsOf(root, base)) bases.add(component);

  const files = new Set([app.themeLocation, app.sitemapLocation].filter((path) => path !== undefined));
  for (const base of bases) {
    for (const part of PARTS) if (existsSync(join(root, base + part))) files.add(base + part);
  }
  for (const file of files) {
    if (!/\.(wxml|wxss)$/.test(file)) continue;
    for (const named of await namedIn(root, file)) files.add(named);
  }

  const entryPoints = [...files].filter((path) => path.endsWith('.ts')).map((path) => join(root, path));
  const { metafile } = await build({
    entryPoints,
    bundle: true,
    write: false,
    metafile: true,
    outdir: join(root, 'nowhere'),
    absWorkingDir: root,
    logLevel: 'silent',
    plugins: [replaced(root, sources)],
  });
  for (const input of Object.keys(metafile.inputs)) files.add(input);
  return [...files].sort();
}
