/**
 * Finds the tags of a WXML source. Only for sources that the template compiler accepted: it knows the
 * grammar, this only looks, because the compiler tells nothing about the tags it saw.
 */

export interface WxmlTag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** 1 is the first. */
  readonly line: number;
  readonly column: number;
}

export interface WxmlScan {
  readonly tags: readonly WxmlTag[];
  /** Pieces of text directly inside a tag, with their place in the source. */
  readonly texts: readonly { readonly parent: string; readonly start: number; readonly end: number }[];
}

/** A comment; the code of a WXS module; a tag; a binding in text; or text. */
const TOKEN =
  /<!--[\s\S]*?-->|(?<script><wxs\b[^>]*[^/]>[\s\S]*?<\/wxs>)|<(?<close>\/?)(?<name>[A-Za-z][\w:.-]*)(?<rest>(?:"[^"]*"|'[^']*'|[^"'>])*)>|\{\{[\s\S]*?\}\}|[^<{]+|[<{]/g;
const ATTRIBUTE = /([^\s=/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?/g;

function attributesOf(source: string): Map<string, string> {
  const found = [...source.matchAll(ATTRIBUTE)];
  return new Map(found.map(([, name, double, single]) => [name ?? '', double ?? single ?? '']));
}

function placeOf(source: string, index: number): { line: number; column: number } {
  const before = source.slice(0, index).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

export function scanWxml(source: string): WxmlScan {
  const tags: WxmlTag[] = [];
  const texts: { parent: string; start: number; end: number }[] = [];
  const open: string[] = [];
  for (const match of source.matchAll(TOKEN)) {
    const { name, close, rest = '', script } = match.groups ?? {};
    if (script !== undefined || match[0].startsWith('<!--')) continue;
    if (name === undefined) {
      texts.push({ parent: open.at(-1) ?? '', start: match.index, end: match.index + match[0].length });
    } else if (close === '/') {
      open.splice(Math.max(open.lastIndexOf(name), 0));
    } else {
      tags.push({ name, attributes: attributesOf(rest), ...placeOf(source, match.index) });
      if (!rest.trimEnd().endsWith('/')) open.push(name);
    }
  }
  return { tags, texts };
}

/** A literal `\n` in a `<text>` is a line break in WeChat; the compiler leaves the two characters. */
export function breakLines(source: string): string {
  let result = '';
  let last = 0;
  for (const { parent, start, end } of scanWxml(source).texts) {
    if (parent !== 'text') continue;
    const piece = source.slice(start, end);
    result += source.slice(last, start) + (piece.startsWith('{{') ? piece : piece.replaceAll('\\n', '\n'));
    last = end;
  }
  return result + source.slice(last);
}
