/** What is shipped to phones, as a whole: its size, what it names, and what it must not hold. */
import { existsSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { shippedFiles, shippedText } from '../../../scripts/deploy/sizes';

const PROJECT = resolve(__dirname, '../../..');
const ROOT = join(PROJECT, 'miniprogram');
/** Loaded with its first page, and by operators only: what nobody else has to wait for. */
const OPERATOR = join(ROOT, 'operator/');
/** What a page waits for; WeChat's own limit is 2 MB each. */
const PACKAGES = [
  { name: 'the main package', holds: (path: string) => !path.startsWith(OPERATOR), limitKb: 200 },
  { name: 'the subpackage operator', holds: (path: string) => path.startsWith(OPERATOR), limitKb: 150 },
] as const;

const files = shippedFiles(ROOT);

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}

function json(path: string): Record<string, unknown> {
  const parsed: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (typeof parsed !== 'object' || parsed === null) throw new Error(`${path} is no object`);
  return { ...parsed };
}

/** Those of the subpackages, too. */
function pagesOf(app: Record<string, unknown>): string[] {
  const subpackages: unknown = app['subPackages'] ?? [];
  if (!Array.isArray(subpackages)) throw new Error('subPackages is no list');
  const inside = subpackages.flatMap(({ root, pages }) => strings(pages).map((page) => join(root, page)));
  return [...strings(app['pages']), ...inside];
}

const PARTS = ['.ts', '.json', '.wxml'];
const missing = (base: string) => PARTS.map((part) => base + part).filter((path) => !existsSync(path));

describe('the mini-program as a package', () => {
  const texts = files.map((path) => ({ path, text: shippedText(path) }));

  const sized = PACKAGES.map(({ name, holds, limitKb }) => {
    const inside = texts.filter(({ path }) => holds(path));
    const bytes = inside.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
    return [name, limitKb, Math.round(bytes / 102.4) / 10] as const;
  });

  it.each(sized)('has in %s at most %d KB: %d KB', (_, limitKb, kilobytes) => {
    expect(kilobytes).toBeGreaterThan(5);
    expect(kilobytes).toBeLessThanOrEqual(limitKb);
  });

  it.each([
    ['the name of the secret', /FACE_APPCODE|SUBJECT_KEY|TICKET_PRIVATE_KEY/],
    // A refusal's public name is no secret.
    ['a word of the AppCode', /appcode(?!_invalid)/i],
    [
      "the seller's or a gateway's host",
      /alicloudapi|market\.aliyun|apistore|https?:\/\/(?!www\.w3\.org\/2000\/svg)/,
    ],
    ['a path of some machine', /\/(?:home|Users|work)\//],
    ['storage on the phone', /setStorage|getStorage/],
  ])('does not hold %s', (_, pattern) => {
    expect(texts.filter(({ text }) => pattern.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('names only pages, components and files that exist', () => {
    const app = json(join(ROOT, 'app.json'));
    const pages = pagesOf(app);
    expect(pages.length).toBeGreaterThanOrEqual(4);
    expect(pages.flatMap((page) => missing(join(ROOT, page)))).toEqual([]);
    for (const field of ['themeLocation', 'sitemapLocation']) {
      expect(existsSync(join(ROOT, String(app[field])))).toBe(true);
    }
    const used = files
      .filter((path) => /(pages|components)\/[^/]+\/[^/]+\.json$/.test(relative(ROOT, path)))
      .flatMap((path) => strings(json(path)['usingComponents']));
    expect(used).not.toHaveLength(0);
    expect(used.flatMap((component) => missing(join(ROOT, component)))).toEqual([]);
  });

  it('has a project file that names folders that exist, and no real appid', () => {
    const project = json(join(PROJECT, 'project.config.json'));
    expect(project['appid']).toBe('touristappid');
    for (const field of ['miniprogramRoot', 'cloudfunctionRoot']) {
      expect(existsSync(join(PROJECT, String(project[field])))).toBe(true);
    }
    const ignored = Object(project['packOptions']).ignore.filter(
      ({ type }: { type: string }) => type === 'file',
    );
    expect(ignored).not.toHaveLength(0);
    for (const { value } of ignored) expect(existsSync(join(ROOT, value))).toBe(true);
  });

  it('has theme values for every variable that the app names, in both modes', () => {
    const named = strings(json(join(ROOT, 'app.json'))).filter((text) => text.startsWith('@'));
    const theme = json(join(ROOT, 'theme.json'));
    for (const mode of ['light', 'dark']) {
      expect(Object.keys(Object(theme[mode])).sort()).toEqual(named.map((text) => text.slice(1)).sort());
    }
  });

  it('keeps its pages to fifty lines', () => {
    for (const path of pagesOf(json(join(ROOT, 'app.json'))).map((page) => join(ROOT, `${page}.ts`)))
      expect(readFileSync(path, 'utf8').split('\n').length).toBeLessThanOrEqual(51);
  });
});
