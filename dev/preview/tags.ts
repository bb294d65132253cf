/** The tags of WXML: what the preview shows, and what it refuses by name. */

/** Components of WeChat that the preview reproduces. */
export const BUILT_IN_TAGS = [
  'view',
  'text',
  'button',
  'input',
  'textarea',
  'form',
  'label',
  'checkbox',
  'checkbox-group',
  'radio',
  'radio-group',
  'switch',
  'image',
  'icon',
  'progress',
  'scroll-view',
  'navigator',
  'camera',
  'canvas',
  'cover-view',
  'cover-image',
  'root-portal',
  'page-meta',
] as const;

export type BuiltInTag = (typeof BUILT_IN_TAGS)[number];

/** Tags of the language itself. */
export const SYNTAX_TAGS: readonly string[] = ['block', 'slot', 'template', 'import', 'include', 'wxs'];

/** Components of WeChat that the preview does not reproduce: an own sentence, not "unknown". */
export const NOT_REPRODUCED_TAGS: readonly string[] = [
  'ad',
  'audio',
  'editor',
  'live-player',
  'live-pusher',
  'map',
  'match-media',
  'movable-area',
  'movable-view',
  'navigation-bar',
  'official-account',
  'open-data',
  'page-container',
  'picker',
  'picker-view',
  'picker-view-column',
  'rich-text',
  'share-element',
  'slider',
  'swiper',
  'swiper-item',
  'video',
  'voip-room',
  'web-view',
];

export function isBuiltInTag(tag: string): tag is BuiltInTag {
  return BUILT_IN_TAGS.some((known) => known === tag);
}

/** Elements that exist in HTML with the meaning that WeChat gives them. */
const SAME_IN_HTML: readonly string[] = ['button', 'input', 'textarea', 'form', 'label', 'canvas'];

/**
 * Name of the DOM element that stands for a tag. All others get WeChat's own prefix: Chromium has a
 * native `<camera>` (preview-and-tests.md, pitfall 1), HTML an obsolete `<image>`.
 */
export function hostElementName(tag: string): string {
  if (SAME_IN_HTML.includes(tag)) return tag;
  return tag.startsWith('wx-') ? tag : `wx-${tag}`;
}
