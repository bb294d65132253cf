import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { PROBLEMS } from '../../../cloudfunctions/face-verify/src/domain/reply';
import { WRITTEN } from '../../../scripts/deploy/manifest';
import { DOCUMENTS, withTables } from '../../../scripts/docs';

const ROOT = resolve(__dirname, '../../..');
const read = (path: string): string => readFileSync(resolve(ROOT, path), 'utf8');

describe('the docs', () => {
  it.each(DOCUMENTS)('%s has the tables of the code: `npm run docs` writes them', (path) => {
    const text = read(path);
    expect(text).toContain('<!-- table:');
    expect(text).toBe(withTables(text));
  });

  it.each(Object.keys(WRITTEN))('%s says what the code says: `npm run docs` writes it', (path) => {
    expect(read(path)).toBe(WRITTEN[path]?.());
  });

  it('tell the operator what to do about every problem', () => {
    const text = read('docs/operate.md');
    for (const problem of PROBLEMS) expect(text).toContain(`\`${problem}\` –`);
  });

  it.each(['README.md', 'README.zh-CN.md'])('%s gives the two commands', (path) => {
    expect(read(path)).toContain('npm ci && npm start');
    expect(read(path)).toContain('npm ci && npm test');
  });

  it.each(['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md', 'SECURITY.md', 'docs/security.md'])(
    '%s points at files that exist',
    (path) => {
      const links = [
        ...read(path).matchAll(/\]\((?!https?:|#)([^)#]+)\)|`(test\/[\w./-]+\.ts|docs\/[\w.-]+)`/g),
      ];
      expect(links).not.toEqual([]);
      for (const [, link, file] of links) expect(() => read(link ?? file ?? '')).not.toThrow();
    },
  );
});
