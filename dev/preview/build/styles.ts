/** WXSS: `@import`, `rpx`, tag selectors and the scope of a component, by postcss. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import postcss, { AtRule, CssSyntaxError, type Declaration, type Root, type Rule } from 'postcss';
import selectorParser from 'postcss-selector-parser';
import { hostElementName, isBuiltInTag } from '../tags';
import { type GraphNode, resolvePath } from './graph';
import { textAt } from './json';
import type { Problems } from './problems';

/** What a component's styles apply to: classes get this prefix, as glass-easel writes them. */
export function scopeOf(node: GraphNode): string | null {
  const isolation = textAt(node.config, 'styleIsolation') ?? (node.isPage ? 'shared' : 'isolated');
  return isolation === 'shared' || isolation === 'page-shared' ? null : node.path.replaceAll('/', '_');
}

const LENGTHS = /(-?(?:\d+\.)?\d+)(rpx|vh)\b/g;

/** 750 rpx are the width of the phone; 100 vh end below the navigation bar. */
function convertLengths(value: string): string {
  return value
    .replace(LENGTHS, (_, amount: string, unit: string) =>
      unit === 'rpx' ? `${Number(amount) / 7.5}vw` : `calc(${amount} * var(--wx-vh))`,
    )
    .replaceAll(/(?:env|constant)\(safe-area-inset-(\w+)(?:,[^)]*)?\)/g, 'var(--wx-safe-$1)');
}

function checkUrls(file: string, declaration: Declaration, problems: Problems): void {
  for (const [, source = ''] of declaration.value.matchAll(/url\(\s*["']?([^"')]*)/g)) {
    if (source.startsWith('data:') || source.startsWith('#')) continue;
    problems.add(file, `url(${source}): WXSS takes data: only`, declaration.source?.start ?? null);
  }
}

function convertSelector(file: string, rule: Rule, scope: string | null, problems: Problems): void {
  const place = rule.source?.start ?? null;
  const convert = selectorParser((selectors) => {
    selectors.walk((part) => {
      if (part.type === 'class' && scope !== null) part.value = `${scope}--${part.value}`;
      if (part.type === 'pseudo' && part.value === ':host') {
        part.replaceWith(selectorParser.tag({ value: `[wx-host="${scope ?? ''}"]` }));
      }
      if (part.type !== 'tag') return;
      if (part.value === 'page' || isBuiltInTag(part.value)) part.value = hostElementName(part.value);
      else if (!rule.selector.includes('%'))
        problems.add(file, `${rule.selector}: <${part.value}> is no built-in`, place);
    });
    if (scope === null) return;
    selectors.each((selector) => {
      const anchored = selector.some((part) => part.type === 'class' || part.toString().includes('wx-host'));
      if (!anchored) problems.add(file, `${rule.selector}: a component may select by class only`, place);
    });
  });
  rule.selector = convert.processSync(rule.selector);
}

function isKeyframe(rule: Rule): boolean {
  const { parent } = rule;
  return parent instanceof AtRule && parent.name.endsWith('keyframes');
}

function parse(root: string, file: string, problems: Problems): Root {
  try {
    return postcss.parse(readFileSync(join(root, file), 'utf8'), { from: file });
  } catch (error) {
    if (!(error instanceof CssSyntaxError)) throw error;
    problems.add(file, error.reason, { line: error.line ?? 1, column: error.column ?? 1 });
    return postcss.root();
  }
}

/** Puts the rules of imported files in place of the `@import`s. */
function inlineImports(
  root: string,
  file: string,
  sheet: Root,
  from: readonly string[],
  problems: Problems,
): void {
  sheet.walkAtRules('import', (rule) => {
    const target = /^["']([^"']+)["']$/.exec(rule.params.trim())?.[1];
    const path = target === undefined ? null : resolvePath(file, target);
    const place = rule.source?.start ?? null;
    if (path === null) problems.add(file, `@import ${rule.params}: a path in quotes is expected`, place);
    else if (!existsSync(join(root, path))) problems.add(file, `@import ${path}: the file is missing`, place);
    else if (from.includes(path)) problems.add(file, `@import ${path}: imports itself`, place);
    else {
      const imported = parse(root, path, problems);
      inlineImports(root, path, imported, [...from, path], problems);
      rule.replaceWith(imported.nodes);
      return;
    }
    rule.remove();
  });
}

/** The CSS of one `.wxss`; empty if there is no such file. */
export function compileStyle(root: string, path: string, scope: string | null, problems: Problems): string {
  const file = `${path}.wxss`;
  if (!existsSync(join(root, file))) return '';
  const sheet = parse(root, file, problems);
  inlineImports(root, file, sheet, [file], problems);
  sheet.walkDecls((declaration) => {
    checkUrls(file, declaration, problems);
    declaration.value = convertLengths(declaration.value);
  });
  sheet.walkRules((rule) => {
    if (!isKeyframe(rule)) convertSelector(file, rule, scope, problems);
  });
  return sheet.toString();
}
