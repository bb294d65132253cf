import { describe, expect, it } from '@jest/globals';
import { certHash } from '../../../cloudfunctions/face-verify/src/wechat/cert-hash';
import { ERRCODE_ROWS, errcodeRow } from '../../../cloudfunctions/face-verify/src/wechat/errcode-rows';
import { readBegin, readQuery } from '../../../cloudfunctions/face-verify/src/wechat/read';
import {
  phoneRow,
  VERIFY_RET_ROWS,
  verifyRetRow,
} from '../../../cloudfunctions/face-verify/src/wechat/verify-ret-rows';
import { ERRCODES, RETS } from '../../../dev/wechat-api';
import { OUTCOMES } from '../../../miniprogram/contract/outcome';

const query = (ret: unknown, phoneCode: number | null = null) =>
  readQuery({ errcode: 0, errmsg: 'ok', verify_ret: ret }, phoneCode);
const outcome = (code: string) => ({ kind: 'answered', outcome: code, charged: 'unknown' });

describe('cert_hash', () => {
  it('is that of the vector that was checked', () => {
    expect(certHash({ name: '张三', idNumber: '310101199801011234' })).toBe(
      '3c241f7ff324977aeb91f173bb2a7b06569e6fd784d5573db34a636d8671108b',
    );
  });
});

describe('verify_ret', () => {
  it.each([
    ...[[10000, 'SAME_PERSON', 'pass', 'done'] as const],
    ...[[10003, 'NAME_ID_MISMATCH', 'fail', 'edit-identity'] as const],
    ...[10004, 10012].map((ret) => [ret, 'DIFFERENT_PERSON', 'fail', 'retake'] as const),
    ...[10002, 10010, 90011, 90013, 90014].map((ret) => [ret, 'PHOTO_UNUSABLE', 'retry', 'retake'] as const),
    ...[10018, 10026].map((ret) => [ret, 'ID_NOT_FOUND', 'fail', 'alternative'] as const),
    ...[[10300, 'STEP_NOT_COMPLETED', 'retry', 'retake'] as const],
    ...[90002, 90003, 90004, 90005, 90006].map((ret) => [ret, 'STEP_CANCELLED', 'retry', 'retake'] as const),
    ...[10020, 10029, 10052, 90017, 90107].map((ret) => [ret, 'STEP_TIMED_OUT', 'retry', 'retake'] as const),
    ...[90007, 90012].map((ret) => [ret, 'STEP_OFFLINE', 'retry', 'retake'] as const),
    ...[90008, 90009, 90010].map((ret) => [ret, 'CAMERA_REFUSED', 'retry', 'retake'] as const),
    ...[[90106, 'CAMERA_FAILED', 'retry', 'retake'] as const],
    ...[[10042, 'TOO_OFTEN', 'fail', 'alternative'] as const],
    ...[90001, 90109].map((ret) => [ret, 'DEVICE_UNSUPPORTED', 'fail', 'other-verifier'] as const),
    ...[10007, 10008, 10013, 10014, 10015, 10016, 10045, 90018, 90104, 90105, 90110, 90199].map(
      (ret) => [ret, 'SERVICE_EXCEPTION', 'retry', 'wait'] as const,
    ),
  ])('%d is %s: %s, next %s', (ret, code, state, next) => {
    expect(query(ret)).toEqual(outcome(code));
    expect(OUTCOMES[code]).toMatchObject({ state, next });
  });

  it.each([10005, 10021])('%d is asked again', (ret) => {
    expect(query(ret)).toBe('running');
  });

  it.each([10001, 10017, 10040, 10041])('%d is unknown: what we asked by does not fit', (ret) => {
    expect(query(ret)).toEqual({ kind: 'unknown', problem: 'REQUEST_MALFORMED', charged: 'unknown' });
  });

  it('10006 pauses the service', () => {
    expect(query(10006)).toMatchObject({
      kind: 'refused',
      code: 'SERVICE_PAUSED',
      problem: 'NOT_AUTHORISED',
    });
  });

  it.each([10001.5, 99999, 0, -1, '10000', [10000], { valueOf: null }, true, null, undefined])(
    'of %p is unlisted: the same unknown row as for every verifier',
    (ret) => {
      expect(query(ret)).toEqual({ kind: 'unknown', problem: 'ANSWER_UNLISTED', charged: 'unknown' });
    },
  );

  it('has one row for every number of the documentation, and no row twice', () => {
    const rows = VERIFY_RET_ROWS.flatMap(({ rets }) => rets);
    expect([...rows].sort((a, b) => a - b)).toEqual([...RETS].sort((a, b) => a - b));
  });

  it('names who is at fault, and calls nothing free that WeChat opened', () => {
    for (const { fault } of VERIFY_RET_ROWS) expect(fault).not.toBe('');
    for (const ret of RETS) {
      const reply = query(ret);
      if (reply !== 'running') expect(reply.charged).toBe('unknown');
    }
  });
});

describe('what the phone was told', () => {
  it.each(RETS.filter((ret) => ret >= 90_000))(
    '%d explains a step that was not completed, or nothing',
    (code) => {
      const reply = query(10300, code);
      const row = verifyRetRow(code);
      const counts = row.means === 'outcome' && OUTCOMES[row.outcome].countsAsAttempt;
      expect(reply).toEqual(outcome(counts && row.means === 'outcome' ? row.outcome : 'STEP_NOT_COMPLETED'));
    },
  );

  it.each([10000, 10004, 10300, 0, -1, 90199, 99999])('%d is not believed', (code) => {
    expect(phoneRow(code)).toBeNull();
    expect(query(10300, code)).toEqual(outcome('STEP_NOT_COMPLETED'));
  });

  it.each(RETS.filter((ret) => ret !== 10300))('changes nothing of %d', (ret) => {
    for (const code of [90001, 90002, 10000]) expect(query(ret, code)).toEqual(query(ret));
  });
});

describe('errcode', () => {
  const begin = (errcode: unknown) => readBegin({ errcode, errmsg: 'x' });
  it.each([
    [40001, 'busy', 'TOKEN_REFUSED', 'no'],
    [40014, 'busy', 'TOKEN_REFUSED', 'no'],
    [42001, 'busy', 'TOKEN_REFUSED', 'no'],
    [40013, 'refused', 'APP_CREDENTIALS_INVALID', 'no'],
    [40125, 'refused', 'APP_CREDENTIALS_INVALID', 'no'],
    [40164, 'refused', 'ADDRESS_NOT_LISTED', 'no'],
    [48001, 'refused', 'NOT_AUTHORISED', 'no'],
    [40003, 'refused', 'REQUEST_MALFORMED', 'no'],
    ...[84010, 84011, 84012, 84013, 84014, 84015, 84016].map(
      (code) => [code, 'refused', 'REQUEST_MALFORMED', 'no'] as const,
    ),
    [84019, 'busy', 'STEP_NOT_OPENED', 'unknown'],
    [45009, 'busy', 'DAILY_CALL_LIMIT', 'no'],
    [45011, 'busy', 'THROTTLED', 'no'],
    [-1, 'busy', 'GATEWAY_ERROR', 'unknown'],
    [12345, 'unknown', 'ANSWER_UNLISTED', 'unknown'],
    ['0', 'unknown', 'ANSWER_UNLISTED', 'unknown'],
    [undefined, 'unknown', 'ANSWER_UNLISTED', 'unknown'],
  ])('%p of getverifyid is %s, %s, charged %s', (errcode, kind, problem, charged) => {
    expect(begin(errcode)).toEqual({ reply: expect.objectContaining({ kind, problem, charged }) });
  });

  it('has a row for every number of the documentation, once', () => {
    const listed = ERRCODE_ROWS.flatMap(({ errcodes }) => errcodes);
    expect(new Set(listed).size).toBe(listed.length);
    for (const errcode of Object.values(ERRCODES)) expect(errcodeRow(errcode).errcodes).toContain(errcode);
  });

  it.each(ERRCODE_ROWS.flatMap(({ errcodes }) => errcodes))(
    '%d of a query is never an outcome',
    (errcode) => {
      const reply = readQuery({ errcode, verify_ret: 10000 }, null);
      expect(reply === 'running' || reply.kind === 'unknown').toBe(true);
    },
  );

  it.each([
    ['no step', { errcode: 0 }],
    ['an empty step', { errcode: 0, verify_id: '' }],
    ['a step that is too long', { errcode: 0, verify_id: 'x'.repeat(257) }],
    ['no JSON', null],
  ])('0 with %s opened nothing that anybody could take', (_, fields) => {
    expect(readBegin(fields)).toEqual({
      reply: { kind: 'busy', problem: 'STEP_NOT_OPENED', resend: 'never', charged: 'unknown' },
    });
  });
});
