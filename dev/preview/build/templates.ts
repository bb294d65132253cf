/** WXML: compiles every template of the graph into one group, and refuses what WeChat would not show. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TmplGroup } from 'glass-easel-template-compiler';
import { hostElementName, isBuiltInTag, NOT_REPRODUCED_TAGS, SYNTAX_TAGS } from '../tags';
import { type Graph, type GraphNode, resolvePath } from './graph';
import { isObject } from './json';
import type { Problems } from './problems';
import { breakLines, scanWxml, type WxmlTag } from './wxml-tags';

export interface Templates {
  /** A JavaScript expression: an object of path to template. */
  readonly code: string;
  /** Per page or component, the methods that its events name. */
  readonly handlers: ReadonlyMap<string, readonly string[]>;
}

const EVENT = /^(?:capture-)?(?:mut-)?(?:bind|catch):?[a-z]/;

function checkTag(node: GraphNode, file: string, tag: WxmlTag, problems: Problems): void {
  if (SYNTAX_TAGS.includes(tag.name) || isBuiltInTag(tag.name) || node.using.has(tag.name)) return;
  const generics = node.config['componentGenerics'];
  if (isObject(generics) && Object.hasOwn(generics, tag.name)) return;
  const reason = NOT_REPRODUCED_TAGS.includes(tag.name)
    ? 'is not reproduced by the preview'
    : `is neither a built-in nor declared in ${node.path}.json`;
  problems.add(file, `<${tag.name}> ${reason}`, tag);
}

/** A picture named by a fixed path must exist in the package. */
function checkImage(root: string, file: string, tag: WxmlTag, problems: Problems): void {
  const source = tag.attributes.get('src');
  if (!hostElementName(tag.name).endsWith('image') || source === undefined) return;
  if (source === '' || source.includes('{{') || source.startsWith('data:')) return;
  if (/^\w+:/.test(source)) problems.add(file, `<${tag.name}> must not load ${source} from elsewhere`, tag);
  else if (!existsSync(join(root, resolvePath(file, source))))
    problems.add(file, `${source} is missing`, tag);
}

function readText(root: string, file: string, problems: Problems): string | null {
  if (existsSync(join(root, file))) return readFileSync(join(root, file), 'utf8');
  problems.add(file, 'is missing');
  return null;
}

/** A diagnosis of the compiler. Its lines and columns count from 0. */
function report(file: string, diagnoses: unknown, problems: Problems): void {
  for (const item of Array.isArray(diagnoses) ? diagnoses : []) {
    if (!isObject(item)) continue;
    const place = { line: Number(item['startLine']) + 1, column: Number(item['startColumn']) + 1 };
    problems.add(file, String(item['message']), place);
  }
}

export function compileTemplates(graph: Graph, problems: Problems): Templates {
  const group = new TmplGroup();
  const handlers = new Map<string, string[]>();
  const added = new Set<string>();

  const addScripts = (path: string): void => {
    for (const script of group.getScriptDependencies(path)) {
      const code = added.has(`${script}.wxs`) ? null : readText(graph.root, `${script}.wxs`, problems);
      added.add(`${script}.wxs`);
      if (code !== null) group.addScript(script, code);
    }
  };

  /** Adds `path` and what it imports; looks at its tags with the components that `node` declares. */
  const addTemplate = (node: GraphNode, path: string, seen: Set<string>): void => {
    const file = `${path}.wxml`;
    const source = seen.has(path) ? null : readText(graph.root, file, problems);
    seen.add(path);
    if (source === null) return;
    const first = !added.has(file);
    added.add(file);
    if (first) report(file, group.addTmpl(path, breakLines(source)), problems);
    for (const tag of scanWxml(source).tags) {
      checkTag(node, file, tag, problems);
      if (first) checkImage(graph.root, file, tag, problems);
      const names = [...tag.attributes].filter(([name, value]) => EVENT.test(name) && !value.includes('{{'));
      handlers.set(node.path, [
        ...(handlers.get(node.path) ?? []),
        ...names.map(([, value]) => value).filter(Boolean),
      ]);
    }
    addScripts(path);
    for (const part of group.getDirectDependencies(path)) addTemplate(node, part, seen);
  };

  // A page or component whose file is missing was reported with the graph.
  const present = graph.nodes.filter(({ path }) => existsSync(join(graph.root, `${path}.wxml`)));
  for (const node of present) addTemplate(node, node.path, new Set());
  const code = problems.found.length === 0 ? group.getTmplGenObjectGroups() : '{}';
  group.free();
  return { code, handlers: new Map([...handlers].map(([path, names]) => [path, [...new Set(names)]])) };
}
