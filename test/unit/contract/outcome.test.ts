import { describe, expect, it } from '@jest/globals';
import { ERROR_CODES, ERRORS } from '../../../miniprogram/contract/errors';
import {
  isMarketOutcome,
  OUTCOME_CODES,
  OUTCOMES,
  outcomeOfStatus,
} from '../../../miniprogram/contract/outcome';

/** face-api.md §2, written out once more by hand: a slip in the table must not repeat itself here. */
const SELLER = [
  ['1', 'SAME_PERSON', 'pass', 'done'],
  ['2', 'LIKELY_SAME_PERSON', 'retry', 'retake'],
  ['3', 'DIFFERENT_PERSON', 'fail', 'retake'],
  ['-1', 'NAME_ID_MISMATCH', 'fail', 'edit-identity'],
  ['-2', 'ID_NOT_FOUND', 'fail', 'alternative'],
  ['-3', 'NO_ID_PHOTO', 'fail', 'alternative'],
  ['-4', 'PHOTO_UNUSABLE', 'retry', 'retake'],
  ['-5', 'PHOTO_TOO_LARGE', 'retry', 'retake'],
  ['203', 'SERVICE_EXCEPTION', 'retry', 'wait'],
  ['204', 'NAME_MALFORMED', 'retry', 'edit-name'],
  ['205', 'ID_MALFORMED', 'retry', 'edit-id'],
] as const;

describe('the outcome table', () => {
  it.each(SELLER)('status %s is %s: %s, next %s', (status, code, state, next) => {
    expect(outcomeOfStatus(status)).toBe(code);
    expect(outcomeOfStatus(Number(status))).toBe(code);
    expect(OUTCOMES[code]).toMatchObject({ status, state, next });
  });

  it('has the eleven rows of the seller, the ends of a step without a face, and the unknown row', () => {
    expect(OUTCOME_CODES.filter(isMarketOutcome)).toEqual(SELLER.map(([, code]) => code));
    expect(OUTCOME_CODES.filter((code) => !isMarketOutcome(code))).toEqual([
      ...['STEP_NOT_COMPLETED', 'STEP_CANCELLED', 'STEP_TIMED_OUT', 'STEP_OFFLINE', 'CAMERA_REFUSED'],
      ...['CAMERA_FAILED', 'TOO_OFTEN', 'DEVICE_UNSUPPORTED', 'UNRECOGNISED'],
    ]);
  });

  it('knows one pass only', () => {
    expect(OUTCOME_CODES.filter((code) => OUTCOMES[code].state === 'pass')).toEqual(['SAME_PERSON']);
  });

  it('gives the attempt back where the person is not to blame', () => {
    expect(OUTCOME_CODES.filter((code) => !OUTCOMES[code].countsAsAttempt)).toEqual([
      'PHOTO_TOO_LARGE',
      'SERVICE_EXCEPTION',
      'UNRECOGNISED',
    ]);
  });

  it.each(
    [
      [
        '',
        '0',
        '4',
        '01',
        '1.0',
        '+1',
        'true',
        'success',
        '200',
        1.5,
        Number.NaN,
        null,
        undefined,
        true,
        {},
        ['1'],
      ],
    ].flat(),
  )('%p is no status that we know', (status) => {
    expect(outcomeOfStatus(status)).toBe('UNRECOGNISED');
  });
});

describe('the error table', () => {
  it('has no pass, and nothing that is done', () => {
    for (const code of ERROR_CODES) {
      expect(ERRORS[code].state).not.toBe('pass');
      expect(ERRORS[code].next).not.toBe('done');
    }
  });

  it('says of three codes only that they may follow a call that was sent', () => {
    expect(ERROR_CODES.filter((code) => ERRORS[code].afterSend)).toEqual([
      'PHOTO_CANNOT_FIT',
      'SERVICE_PAUSED',
      'SERVICE_BUSY',
    ]);
  });

  it('shares no code with the outcome table', () => {
    expect(ERROR_CODES.filter((code) => Object.hasOwn(OUTCOMES, code))).toEqual([]);
  });
});
