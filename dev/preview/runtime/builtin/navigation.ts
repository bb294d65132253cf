/** `<navigator>` and `<page-meta>`. */
import type { Component } from '../host/glass';
import type { LiveSettings } from '../host/live-settings';
import type { Page } from '../host/page';
import { attributeOf, type BuiltIn } from './define';

/** What these two ask of the router. */
export interface Navigation {
  readonly go: (openType: string, url: string, delta: number) => void;
  readonly pageOf: (element: Component) => Page | undefined;
  /** Draws the shown page anew. */
  readonly refresh: () => void;
}

export function navigator(navigation: Navigation): BuiltIn {
  return {
    rules: { url: () => {}, openType: () => {}, delta: () => {}, target: () => {} },
    attached: (dom, element) => {
      dom.setAttribute('role', 'link');
      dom.tabIndex = 0;
      dom.addEventListener('click', () => {
        const type = attributeOf(element, 'openType') ?? 'navigate';
        navigation.go(
          String(type),
          String(attributeOf(element, 'url') ?? ''),
          Number(attributeOf(element, 'delta') ?? 1),
        );
      });
      return undefined;
    },
  };
}

/** The size of a phone's text at scale 1. */
const SYSTEM_FONT_PX = 16;

function rootFontSize(value: unknown, settings: LiveSettings): string | null {
  if (value === 'system') return `${SYSTEM_FONT_PX * settings.current.font}px`;
  return typeof value === 'string' && value !== '' ? value : null;
}

const IGNORED = [
  'backgroundTextStyle',
  'backgroundColor',
  'backgroundColorTop',
  'backgroundColorBottom',
  'rootBackgroundColor',
  'scrollTop',
  'scrollDuration',
  'pageOrientation',
  'pageFontSize',
];

export function pageMeta(navigation: Navigation, settings: LiveSettings): BuiltIn {
  const apply = (element: Component) => {
    const page = navigation.pageOf(element);
    const size = rootFontSize(attributeOf(element, 'rootFontSize'), settings);
    if (page === undefined || size === null) return;
    page.rootFontSize = size;
    navigation.refresh();
  };
  return {
    rules: {
      ...Object.fromEntries(IGNORED.map((name) => [name, () => {}])),
      rootFontSize: () => {},
      pageStyle: (_, value, element) => {
        const host = element.ownerShadowRoot?.getHostNode().getBackendElement();
        if (host instanceof HTMLElement) host.style.cssText = String(value ?? '');
      },
    },
    attached: (_, element) => {
      apply(element);
      settings.onChange(() => apply(element));
      return undefined;
    },
  };
}
