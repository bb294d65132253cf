/** Built-ins that only show something. */
import { writeAttribute } from './attributes';
import { attributeOf, type BuiltIn, trigger } from './define';

const pixels = (value: unknown) => (typeof value === 'number' ? `${value}px` : String(value));

export const view: BuiltIn = {};

export const text: BuiltIn = {
  rules: {
    selectable: (dom, value) => dom.toggleAttribute('data-selectable', Boolean(value)),
    // `true` keeps runs of blanks.
    space: (dom, value) => dom.toggleAttribute('data-space', Boolean(value)),
    decode: () => {},
  },
};

export const icon: BuiltIn = {
  rules: {
    type: (dom, value) => writeAttribute(dom, 'data-type', value),
    size: (dom, value) => dom.style.setProperty('font-size', pixels(value)),
    color: (dom, value) => dom.style.setProperty('color', String(value)),
  },
};

export const progress: BuiltIn = {
  rules: {
    percent: (dom, value) => {
      const percent = Math.min(100, Math.max(0, Number(value)));
      dom.setAttribute('role', 'progressbar');
      dom.setAttribute('aria-valuemin', '0');
      dom.setAttribute('aria-valuemax', '100');
      dom.setAttribute('aria-valuenow', String(percent));
      dom.style.setProperty('--wx-percent', `${percent}%`);
    },
    activeColor: (dom, value) => dom.style.setProperty('--wx-active', String(value)),
    backgroundColor: (dom, value) => dom.style.setProperty('--wx-inactive', String(value)),
    strokeWidth: (dom, value) => dom.style.setProperty('--wx-stroke', pixels(value)),
    active: () => {},
    showInfo: () => {},
    borderRadius: () => {},
    duration: () => {},
  },
};

/** How near to the end `scrolltolower` comes. */
const LOWER_PX = 50;

export const scrollView: BuiltIn = {
  rules: {
    scrollX: (dom, value) => dom.style.setProperty('overflow-x', value ? 'auto' : 'hidden'),
    scrollY: (dom, value) => dom.style.setProperty('overflow-y', value ? 'auto' : 'hidden'),
    scrollTop: (dom, value) => dom.scrollTo({ top: Number(value) }),
    scrollLeft: (dom, value) => dom.scrollTo({ left: Number(value) }),
    scrollIntoView: (_, id, element) => {
      const target = element.ownerShadowRoot?.getElementById(String(id))?.getBackendElement();
      if (target instanceof HTMLElement) target.scrollIntoView();
    },
    enableFlex: (dom, value) => dom.toggleAttribute('data-flex', Boolean(value)),
    scrollWithAnimation: () => {},
    enhanced: () => {},
    showScrollbar: () => {},
    lowerThreshold: () => {},
  },
  attached: (dom, element) => {
    // What scrolls must be in reach of a keyboard.
    dom.tabIndex = 0;
    dom.addEventListener('scroll', () => {
      const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight } = dom;
      trigger(element, 'scroll', { scrollTop, scrollLeft, scrollHeight, scrollWidth });
      const threshold = Number(attributeOf(element, 'lowerThreshold') ?? LOWER_PX);
      if (scrollHeight - scrollTop - clientHeight < threshold)
        trigger(element, 'scrolltolower', { direction: 'bottom' });
    });
    return undefined;
  },
};
