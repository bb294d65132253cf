import { describe, expect, it } from '@jest/globals';
import { createKeys, newId } from '../../../cloudfunctions/face-verify/src/keys';
import { ID_PATTERN } from '../../../miniprogram/contract/actions';

const keys = createKeys('k'.repeat(32));
const subject = { name: '张三', idNumber: '11010519491231002X' };

describe('keyed hashes', () => {
  it('are stable, and others under another key', () => {
    expect(keys.subject(subject)).toBe(createKeys('k'.repeat(32)).subject(subject));
    expect(keys.subject(subject)).not.toBe(createKeys('K'.repeat(32)).subject(subject));
  });

  it('differ by every part and by where one part ends', () => {
    const photo = { base64: 'AAAA' };
    const hashes = [
      keys.user('a'),
      keys.subject(subject),
      keys.subject({ name: '张', idNumber: `三${subject.idNumber}` }),
      keys.fingerprint(subject, photo),
      keys.fingerprint({ ...subject, name: '李四' }, photo),
      keys.fingerprint(subject, { base64: 'AAAB' }),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it('say nothing of what went in', () => {
    expect(keys.subject(subject)).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });
});

describe('a new id', () => {
  it('has the form of the contract, and never comes twice', () => {
    const ids = Array.from({ length: 1000 }, newId);
    expect(ids.every((id) => ID_PATTERN.test(id))).toBe(true);
    expect(new Set(ids).size).toBe(1000);
  });
});
