/** The parts of glass-easel that the host names, in one place. */
import { glassEasel } from 'glass-easel-miniprogram-adapter';

export { glassEasel };
export type Component = glassEasel.GeneralComponent;
export type GlassElement = glassEasel.Element;

/** The DOM element of a component or node; glass-easel types it for all of its backends. */
export function domOf(element: GlassElement): HTMLElement | null {
  const backend: unknown = element.getBackendElement();
  return backend instanceof HTMLElement ? backend : null;
}

function isBackendElement(value: unknown): value is glassEasel.domlikeBackend.Element {
  return value instanceof HTMLElement;
}

/** The same element in the words of glass-easel, whose own type names only what it uses. */
export function inGlass(dom: HTMLElement): glassEasel.domlikeBackend.Element {
  const value: unknown = dom;
  if (!isBackendElement(value)) throw new TypeError('not an element');
  return value;
}
