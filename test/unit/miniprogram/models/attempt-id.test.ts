import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ID_PATTERN } from '../../../../miniprogram/contract/actions';
import { ATTEMPT_ID_BYTES, attemptIdOf } from '../../../../miniprogram/models/attempt-id';

const sixteen = fc.uint8Array({ minLength: ATTEMPT_ID_BYTES, maxLength: ATTEMPT_ID_BYTES });

describe('an attempt id', () => {
  it('is base64url of its bytes, as the contract wants it', () => {
    fc.assert(
      fc.property(sixteen, (bytes) => {
        expect(attemptIdOf(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
        expect(attemptIdOf(bytes)).toMatch(ID_PATTERN);
      }),
    );
  });
});
