/** From the source of a mini-program to the one script that the previewed phone loads. */
import type { AppManifest } from '../manifest';
import { type Graph, type GraphNode, readGraph } from './graph';
import { objectAt, textAt } from './json';
import { BuildError, Problems } from './problems';
import { bundleScripts } from './scripts';
import { compileStyle, scopeOf } from './styles';
import { compileTemplates } from './templates';

export { BuildError, type BuildProblem, describe } from './problems';

/** glass-easel takes a page with `"component": true` for isolated; WeChat does not (pitfall 5). */
function configOf(node: GraphNode): Record<string, unknown> {
  const isolation = textAt(node.config, 'styleIsolation') ?? (node.isPage ? 'shared' : 'isolated');
  return { ...node.config, styleIsolation: isolation, usingComponents: absoluteUsing(node) };
}

function absoluteUsing(node: GraphNode): Record<string, string> {
  return Object.fromEntries([...node.using].map(([tag, path]) => [tag, `/${path}`]));
}

function checkTabs(graph: Graph, problems: Problems): void {
  if (graph.app['tabBar'] !== undefined) problems.add('app.json', 'tabBar is not reproduced by the preview');
}

/** The script that registers everything; each file runs under its own path, as in WeChat. */
function entryOf(graph: Graph, manifest: AppManifest, templates: string): string {
  const app = graph.appScript === null ? 'null' : `() => require(${JSON.stringify(`./${graph.appScript}`)})`;
  const scripts = graph.nodes.map(
    ({ path, script }) => `${JSON.stringify(path)}: () => require(${JSON.stringify(`./${script}`)})`,
  );
  return `startMiniProgram({
  manifest: ${JSON.stringify(manifest)},
  templates: ${templates},
  app: ${app},
  scripts: {\n${scripts.join(',\n')}\n  },
});`;
}

/**
 * Builds the mini-program at `root`.
 * @throws BuildError with everything that is wrong; there are no warnings.
 */
export async function buildMiniProgram(root: string): Promise<string> {
  const problems = new Problems();
  const graph = readGraph(root, problems);
  checkTabs(graph, problems);
  const templates = compileTemplates(graph, problems);
  const manifest: AppManifest = {
    pages: graph.pages,
    window: objectAt(graph.app, 'window'),
    look: textAt(graph.app, 'style') ?? '',
    themes: graph.themes,
    appStyle: compileStyle(root, 'app', null, problems),
    nodes: graph.nodes.map((node) => ({
      path: node.path,
      isPage: node.isPage,
      config: configOf(node),
      style: compileStyle(root, node.path, scopeOf(node), problems),
      scope: scopeOf(node),
      handlers: templates.handlers.get(node.path) ?? [],
    })),
  };
  const missing = new Set(problems.found.map(({ file }) => file));
  const runnable = { ...graph, nodes: graph.nodes.filter(({ script }) => !missing.has(script)) };
  const script = await bundleScripts(root, entryOf(runnable, manifest, templates.code), problems);
  if (problems.found.length > 0) throw new BuildError(problems.found);
  return script;
}
