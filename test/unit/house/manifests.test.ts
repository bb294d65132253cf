import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const ROOT = resolve(__dirname, '../../..');
const read = (path: string): string => readFileSync(resolve(ROOT, path), 'utf8');
const versions = (path: string): Record<string, string> => {
  const { dependencies = {}, devDependencies = {} } = JSON.parse(read(path));
  return { ...dependencies, ...devDependencies };
};

describe('the manifests', () => {
  it.each(['package.json', 'cloudfunctions/face-verify/package.json'])(
    '%s names exact versions only',
    (path) => {
      const inexact = Object.entries(versions(path)).filter(
        ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
      );
      expect(inexact).toEqual([]);
    },
  );

  it('deploy what was tested', () => {
    const tested = versions('package.json');
    for (const [name, version] of Object.entries(versions('cloudfunctions/face-verify/package.json'))) {
      expect({ name, version: tested[name] }).toEqual({ name, version });
    }
  });

  it('and the lock file name no host to download from', () => {
    expect(read('package-lock.json')).not.toContain('"resolved"');
  });

  it('give both versions of the product as one', () => {
    const version = (path: string): unknown => JSON.parse(read(path)).version;
    expect(version('cloudfunctions/face-verify/package.json')).toBe(version('package.json'));
  });
});
