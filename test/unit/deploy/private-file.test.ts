import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { addWhereAbsent, isOpenToOthers, readPrivateFile } from '../../../scripts/deploy/private-file';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'private-file-'));
  file = join(folder, 'deploy.env');
});

afterEach(() => rmSync(folder, { recursive: true }));

const mode = (): number => statSync(file).mode & 0o777;

describe('the private file', () => {
  it('is made for its owner alone', () => {
    expect(addWhereAbsent(file, { KEY: '{"kty":"OKP"}' })).toEqual(['KEY']);
    expect(mode()).toBe(0o600);
    expect(readPrivateFile(file)).toEqual({ KEY: '{"kty":"OKP"}' });
  });

  it('is closed where it was open', () => {
    writeFileSync(file, 'A=1\n', { mode: 0o644 });
    expect(isOpenToOthers(file)).toBe(true);
    addWhereAbsent(file, { B: '2' });
    expect(isOpenToOthers(file)).toBe(false);
  });

  it('keeps a value that is there', () => {
    writeFileSync(file, "# mine\nKEY='first'\n");
    expect(addWhereAbsent(file, { KEY: 'second' })).toEqual([]);
    expect(readFileSync(file, 'utf8')).toBe("# mine\nKEY='first'\n");
  });

  it('takes a new value in the place of an empty one', () => {
    writeFileSync(file, '# one\nKEY=\n# two\nOTHER=$&');
    addWhereAbsent(file, { KEY: '$1', LAST: 'x' });
    expect(readFileSync(file, 'utf8')).toBe("# one\nKEY='$1'\n# two\nOTHER=$&\nLAST='x'\n");
  });

  it('has no value where nothing is written', () => {
    expect(readPrivateFile(file)).toBeNull();
    writeFileSync(file, 'A=\nB= \n#C=1\n');
    expect(readPrivateFile(file)).toEqual({});
  });
});
