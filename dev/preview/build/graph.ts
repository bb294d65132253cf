/** Pages and components of a mini-program, found from `app.json` on. */
import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { BUILT_IN_TAGS } from '../tags';
import { isObject, type JsonObject, objectAt, readJson, textAt, textsAt } from './json';
import type { Problems } from './problems';

/** One page or component. */
export interface GraphNode {
  /** Path without extension, e.g. `pages/start/start`. */
  readonly path: string;
  readonly isPage: boolean;
  readonly config: JsonObject;
  /** Tag to path, those of `app.json` included. */
  readonly using: ReadonlyMap<string, string>;
  /** With extension. */
  readonly script: string;
}

export interface Graph {
  readonly root: string;
  readonly app: JsonObject;
  /** `theme.json`: per theme, the values of the `@names`. */
  readonly themes: JsonObject;
  readonly appScript: string | null;
  /** In the order of `app.json`. */
  readonly pages: readonly string[];
  readonly nodes: readonly GraphNode[];
}

/** WeChat takes both spellings. */
function subpackagesOf(app: JsonObject): readonly JsonObject[] {
  const lists = [app['subPackages'], app['subpackages']];
  return lists.flatMap((list) => (Array.isArray(list) ? list : [])).filter(isObject);
}

const rootOf = (subpackage: JsonObject): string => posix.join(textAt(subpackage, 'root') ?? '', '/');

function pagePaths(app: JsonObject): string[] {
  const inPackages = subpackagesOf(app).flatMap((item) =>
    textsAt(item, 'pages').map((page) => posix.join(rootOf(item), page)),
  );
  return [...textsAt(app, 'pages'), ...inPackages];
}

/** A subpackage is loaded when one of its pages opens: nobody outside can count on what is in it. */
function checkReach(app: JsonObject, owner: string, targets: Iterable<string>, problems: Problems): void {
  for (const target of targets) {
    const root = subpackagesOf(app)
      .map(rootOf)
      .find((one) => target.startsWith(one));
    if (root !== undefined && !owner.startsWith(root))
      problems.add(`${owner}.json`, `${target} is in the subpackage ${root}: out of reach from here`);
  }
}

/** The script of a path: `.ts` before `.js`, as WeChat's TypeScript plugin does. */
function scriptOf(root: string, path: string): string | null {
  return [`${path}.ts`, `${path}.js`].find((file) => existsSync(join(root, file))) ?? null;
}

/** `/a/b`, `../b` or `b`, seen from `from`, as a path from the root. */
export function resolvePath(from: string, target: string): string {
  return target.startsWith('/') ? posix.normalize(target.slice(1)) : posix.join(posix.dirname(from), target);
}

function usingOf(owner: string, config: JsonObject, problems: Problems): [string, string][] {
  return Object.entries(objectAt(config, 'usingComponents')).flatMap(([tag, target]): [string, string][] => {
    if (BUILT_IN_TAGS.some((known) => known === tag))
      problems.add(`${owner}.json`, `<${tag}> hides a built-in`);
    if (typeof target === 'string') return [[tag, resolvePath(owner, target)]];
    problems.add(`${owner}.json`, `usingComponents.${tag} must be a path`);
    return [];
  });
}

/** Walks from `app.json` to every page and component that it reaches. */
export function readGraph(root: string, problems: Problems): Graph {
  const app = readJson(root, 'app.json', problems);
  const pages = pagePaths(app);
  if (pages.length === 0) problems.add('app.json', 'names no page');
  const shared = usingOf('app', app, problems);
  const nodes = new Map<string, GraphNode>();
  const queue = [...pages, ...shared.map(([, path]) => path)];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    if (nodes.has(path)) continue;
    const isPage = pages.includes(path);
    const config = readJson(root, `${path}.json`, problems);
    const script = scriptOf(root, path);
    if (script === null) problems.add(`${path}.ts`, 'is missing');
    if (!existsSync(join(root, `${path}.wxml`))) problems.add(`${path}.wxml`, 'is missing');
    if (!isPage && config['component'] !== true) problems.add(`${path}.json`, 'must say "component": true');
    const using = new Map([...shared, ...usingOf(path, config, problems)]);
    checkReach(app, path, using.values(), problems);
    nodes.set(path, { path, isPage, config, using, script: script ?? `${path}.ts` });
    queue.push(...using.values());
  }
  const themeFile = textAt(app, 'themeLocation');
  const themes = themeFile === undefined ? {} : readJson(root, themeFile, problems);
  const sitemap = textAt(app, 'sitemapLocation');
  if (sitemap !== undefined) readJson(root, sitemap, problems);
  return { root, app, themes, appScript: scriptOf(root, 'app'), pages, nodes: [...nodes.values()] };
}
