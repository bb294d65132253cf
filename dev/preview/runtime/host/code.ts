/** The mini-program's code: styles, templates, configuration and scripts, registered with glass-easel. */
import { type CodeSpace, MiniProgramEnv, type Root } from 'glass-easel-miniprogram-adapter';
import type { AppManifest, ManifestNode } from '../../manifest';
import type { PreviewSurface } from './backend';
import { attempt, fail } from './failures';
import { glassEasel } from './glass';
import type { Selecting } from './selector-query';

/** What the build calls `startMiniProgram` with. */
export interface MiniProgram {
  readonly manifest: AppManifest;
  readonly templates: Readonly<Record<string, glassEasel.template.ComponentTemplate['content']>>;
  readonly app: (() => void) | null;
  readonly scripts: Readonly<Record<string, () => void>>;
}

/** Built-ins by tag. */
export type BuiltIns = ReadonlyMap<string, glassEasel.GeneralComponentDefinition>;

/** What every component's `this` has in WeChat and glass-easel's adapter lacks. */
export interface SharedMethods {
  readonly createSelectorQuery: (owner: Selecting) => unknown;
  readonly getOpenerEventChannel: (owner: Selecting) => unknown;
}

export class PhoneCode {
  readonly #space: CodeSpace;
  readonly #backend;

  constructor(
    surface: PreviewSurface,
    define: (space: glassEasel.ComponentSpace) => BuiltIns,
    shared: SharedMethods,
  ) {
    const env = new MiniProgramEnv();
    const builtIns = define(env.getGlobalCodeSpace().getComponentSpace());
    this.#space = env.createCodeSpace('app', true);
    this.#backend = env.associateBackend(surface);
    const components = this.#space.getComponentSpace();
    components.updateComponentOptions({ writeIdToDOM: true });
    for (const [tag, definition] of builtIns) components.setGlobalUsingComponent(tag, definition);
    this.#space.setOverallBehavior(overallBehavior(components, shared));
  }

  /** Registers everything; each script runs with the globals of its own path. */
  load({ manifest, templates, scripts }: MiniProgram): void {
    this.#backend.registerStyleSheetContent('app', manifest.appStyle);
    this.#space.addStyleSheet('app', 'app', '');
    for (const node of manifest.nodes) this.#declare(node, templates);
    for (const node of manifest.nodes) {
      attempt(node.path, () =>
        this.#space.globalComponentEnv(globalThis, node.path, () => scripts[node.path]?.()),
      );
    }
    for (const node of manifest.nodes) this.#checkHandlers(node);
  }

  createPage(path: string, query: string): Root {
    return this.#backend.createRoot('wx-page', this.#space, query === '' ? path : `${path}?${query}`);
  }

  #declare({ path, config, style, scope }: ManifestNode, templates: MiniProgram['templates']): void {
    this.#backend.registerStyleSheetContent(path, style);
    this.#space.addStyleSheet(path, path, scope ?? '');
    this.#space.addComponentStaticConfig(path, config);
    const content = templates[path];
    if (content !== undefined) this.#space.addCompiledTemplate(path, { content, groupList: templates });
  }

  /** WeChat says so only when the event comes, and in its console only. */
  #checkHandlers({ path, handlers }: ManifestNode): void {
    const definition = this.#space.getComponentSpace().getComponentByUrlWithoutDefault(path, '');
    if (definition === null) {
      fail(path, new Error('the script registers neither a Page nor a Component'));
      return;
    }
    definition.prepare();
    const methods = definition.behavior.getMethods();
    for (const name of handlers) {
      if (!Object.hasOwn(methods, name))
        fail(path, new Error(`an event names "${name}", which is no method`));
    }
  }
}

function overallBehavior(space: glassEasel.ComponentSpace, shared: SharedMethods) {
  return space.defineBehavior({
    methods: {
      createSelectorQuery(this: Selecting) {
        return shared.createSelectorQuery(this);
      },
      getOpenerEventChannel(this: Selecting) {
        return shared.getOpenerEventChannel(this);
      },
      // glass-easel puts methods on the component, too, over its own: not `this._$.triggerEvent`.
      triggerEvent(this: Selecting, name: string, detail: unknown = {}, options: object = {}) {
        glassEasel.Event.triggerEvent(this._$, name, detail, options);
      },
    },
    lifetimes: {
      // The adapter leaves `ready` to the host. The page is laid out with the next frame.
      attached(this: Selecting) {
        requestAnimationFrame(() => {
          if (glassEasel.Element.isAttached(this._$)) this._$.triggerLifetime('ready', []);
        });
      },
    },
  });
}
