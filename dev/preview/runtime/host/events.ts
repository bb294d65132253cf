/**
 * Turns the browser's events into WeChat's. Only these few cross over: everything else that a WXML
 * binds is triggered by the built-ins themselves, so that a native `input` or `focus` never arrives
 * a second time without its `detail.value` (preview-and-tests.md, pitfall 2).
 */
import type { GlassElement, glassEasel } from './glass';

type EventSink = (
  target: GlassElement,
  type: string,
  detail: unknown,
  options: glassEasel.EventOptions,
) => void;

const PASSED_ON = ['transitionend', 'animationstart', 'animationiteration', 'animationend'] as const;
const TOUCH_OF_POINTER = {
  pointerdown: 'touchstart',
  pointermove: 'touchmove',
  pointerup: 'touchend',
} as const;

interface Associated {
  __wxElement?: GlassElement;
}

/** The nearest element that the phone's code knows. */
function owner(event: Event): GlassElement | null {
  const path: (EventTarget & Associated)[] = event.composedPath();
  return path.find((target) => target.__wxElement !== undefined)?.__wxElement ?? null;
}

function touchOf(event: MouseEvent) {
  const { clientX, clientY, pageX, pageY } = event;
  return { identifier: 0, clientX, clientY, pageX, pageY };
}

function listenForTouches(root: HTMLElement, sink: EventSink): void {
  let down = false;
  for (const [type, name] of Object.entries(TOUCH_OF_POINTER)) {
    root.addEventListener(type, (event) => {
      const target = owner(event);
      if (target === null || !(event instanceof MouseEvent) || (!down && name !== 'touchstart')) return;
      down = name !== 'touchend';
      const touch = touchOf(event);
      const fields = { touches: down ? [touch] : [], changedTouches: [touch] };
      sink(target, name, { x: touch.clientX, y: touch.clientY }, bubbling(event, fields));
    });
  }
}

function bubbling(originalEvent: Event, extraFields: Record<string, unknown>) {
  return { originalEvent, bubbles: true, composed: true, capturePhase: true, extraFields };
}

/** A `tap` is the browser's `click`: mouse, finger, keyboard and screen reader arrive alike. */
function listenForTaps(root: HTMLElement, sink: EventSink): void {
  let forwardedTo: EventTarget | null = null;
  root.addEventListener('click', (event) => {
    const { target } = event;
    const isForwarded = forwardedTo !== null && target === forwardedTo;
    const label = target instanceof Element ? target.closest('label') : null;
    // The browser clicks a label's control once more by itself; WeChat sees one tap.
    forwardedTo = label?.control && label.control !== target ? label.control : null;
    const owned = owner(event);
    if (isForwarded || owned === null) return;
    const touch = touchOf(event);
    const fields = { touches: [touch], changedTouches: [touch] };
    sink(owned, 'tap', { x: touch.clientX, y: touch.clientY }, bubbling(event, fields));
  });
}

/** What a `<view>` says that it is works by keyboard, too. */
function listenForKeys(root: HTMLElement): void {
  root.addEventListener('keydown', (event) => {
    const { target } = event;
    if (!(target instanceof HTMLElement) || !target.hasAttribute('tabindex')) return;
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    target.click();
  });
}

export function listen(root: HTMLElement, sink: EventSink): void {
  listenForTouches(root, sink);
  listenForTaps(root, sink);
  listenForKeys(root);
  for (const type of PASSED_ON) {
    root.addEventListener(type, (event) => {
      const target = owner(event);
      if (target !== null) sink(target, type, {}, bubbling(event, {}));
    });
  }
}
