/**
 * `wx.createSelectorQuery`, with `.node()`, which the adapter of glass-easel lacks (pitfall 7). All
 * rectangles are relative to the page's area below the navigation bar, as on a phone.
 */
import { type Component, domOf, type GlassElement } from './glass';

export interface Selecting {
  readonly _$: Component;
}

type Fields = Partial<
  Record<'id' | 'dataset' | 'rect' | 'size' | 'scrollOffset' | 'node' | 'context' | 'mark', boolean>
> & {
  readonly properties?: readonly string[];
};
type Answer = Record<string, unknown> | null;
type Receive = (answer: unknown) => void;

/** Nodes that a built-in offers to the phone's code instead of its DOM element, e.g. a canvas. */
export const nodeFacades = new WeakMap<HTMLElement, object>();

function describe(element: GlassElement, fields: Fields, origin: DOMRect): Answer {
  const dom = domOf(element);
  const rect = dom?.getBoundingClientRect() ?? new DOMRect(origin.left, origin.top);
  const left = rect.left - origin.left;
  const top = rect.top - origin.top;
  const properties = new Map(Object.entries('data' in element ? Object(element.data) : {}));
  return {
    ...(fields.id && { id: element.id }),
    ...(fields.dataset && { dataset: element.dataset }),
    ...(fields.mark && { mark: element.collectMarks() }),
    ...(fields.rect && { left, top, right: left + rect.width, bottom: top + rect.height }),
    ...(fields.size && { width: rect.width, height: rect.height }),
    ...(fields.scrollOffset && { scrollLeft: dom?.scrollLeft ?? 0, scrollTop: dom?.scrollTop ?? 0 }),
    ...(fields.node && { node: dom === null ? null : (nodeFacades.get(dom) ?? null) }),
    ...(fields.context && { context: null }),
    ...Object.fromEntries((fields.properties ?? []).map((name) => [name, properties.get(name)])),
  };
}

/** What `select` answers. */
class Nodes {
  constructor(
    readonly query: SelectorQuery,
    readonly find: (fields: Fields) => unknown,
  ) {}

  fields(fields: Fields, receive?: Receive): SelectorQuery {
    return this.query.push(() => this.find(fields), receive);
  }
  boundingClientRect(receive?: Receive): SelectorQuery {
    return this.fields({ id: true, dataset: true, rect: true, size: true }, receive);
  }
  scrollOffset(receive?: Receive): SelectorQuery {
    return this.fields({ id: true, dataset: true, scrollOffset: true }, receive);
  }
  node(receive?: Receive): SelectorQuery {
    return this.fields({ node: true }, receive);
  }
  context(receive?: Receive): SelectorQuery {
    return this.fields({ context: true }, receive);
  }
}

export class SelectorQuery {
  readonly #viewport: HTMLElement;
  readonly #queue: { ask: () => unknown; receive: Receive | undefined }[] = [];
  #owner: Selecting | undefined;

  constructor(viewport: HTMLElement, owner: Selecting | undefined) {
    this.#viewport = viewport;
    this.#owner = owner;
  }

  in(owner: Selecting): this {
    this.#owner = owner;
    return this;
  }

  select(selector: string): Nodes {
    const owner = this.#owner;
    return new Nodes(this, (fields) => this.#all(owner, selector, fields)[0] ?? null);
  }

  selectAll(selector: string): Nodes {
    const owner = this.#owner;
    return new Nodes(this, (fields) => this.#all(owner, selector, fields));
  }

  selectViewport(): Nodes {
    const { clientWidth, clientHeight, scrollTop, scrollLeft } = this.#viewport;
    const rect = { left: 0, top: 0, right: clientWidth, bottom: clientHeight };
    const size = { width: clientWidth, height: clientHeight };
    return new Nodes(this, () => ({ id: '', dataset: {}, ...rect, ...size, scrollTop, scrollLeft }));
  }

  push(ask: () => unknown, receive: Receive | undefined): this {
    this.#queue.push({ ask, receive });
    return this;
  }

  /** Answers with the next frame, as the phone does: never before the caller has returned. */
  exec(receive?: Receive): this {
    requestAnimationFrame(() => {
      const answers = this.#queue.map(({ ask, receive: each }) => {
        const answer = ask();
        each?.(answer);
        return answer;
      });
      receive?.(answers);
    });
    return this;
  }

  #all(owner: Selecting | undefined, selector: string, fields: Fields): Answer[] {
    const shadow = owner?._$.getShadowRoot();
    const origin = this.#viewport.getBoundingClientRect();
    return (shadow?.querySelectorAll(selector) ?? []).map((element) => describe(element, fields, origin));
  }
}
