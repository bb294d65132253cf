import { describe, expect, it } from '@jest/globals';
import type { Decision } from '../../../cloudfunctions/face-verify/src/domain/attempt';
import { createLog, describeError } from '../../../cloudfunctions/face-verify/src/log';
import type { LogEntry } from '../../../cloudfunctions/face-verify/src/ports';

function logged(entry: LogEntry): unknown {
  const lines: string[] = [];
  createLog((line) => lines.push(line))(entry);
  expect(lines).toHaveLength(1);
  return JSON.parse(lines[0] ?? '');
}

describe('a log line', () => {
  it('tells of an attempt what a call is looked up by, and no mask or hash', () => {
    const reservation = {
      ...{ id: 'a'.repeat(22), sessionId: 's'.repeat(22), sessionRev: 2 },
      ...{ user: 'u', subject: 'h', maskedName: '*三', source: 'market' as const },
      ...{ fingerprint: 'f', imageBytes: 70_000, imageMs: 90, photoWarnings: [], reservedAt: 1 },
    };
    const decision: Decision = {
      state: 'settled',
      code: 'SAME_PERSON',
      charged: 'yes',
      problem: null,
      httpStatus: 200,
      gatewayCode: null,
      status: '1',
      requestIds: ['A-1', 'B-2'],
      sends: 2,
      apiMs: 300,
      decidedAt: 2,
    };
    expect(logged({ event: 'attempt', attempt: { ...reservation, decision, sealedStep: null } })).toEqual({
      event: 'attempt',
      ...{ attemptId: 'a'.repeat(22), source: 'market' },
      ...{ state: 'settled', code: 'SAME_PERSON', charged: 'yes', problem: null, httpStatus: 200 },
      ...{ gatewayCode: null, status: '1', requestIds: ['A-1', 'B-2'], sends: 2 },
      ...{ imageBytes: 70_000, imageMs: 90, apiMs: 300 },
    });
  });

  it.each([
    ['a name', '张三'],
    ['an ID number', '11010519491231002X'],
    ['a number of fifteen digits', '110105491231002'],
    ['a sentence', 'Invalid AppCode `secret`'],
    ['a long text', 'A'.repeat(81)],
    ['a line break', 'a\nb'],
  ])('drops %s and says which field it was', (_, code) => {
    expect(logged({ event: 'action', code })).toEqual({ event: 'action', dropped: 'code' });
  });
});

describe('an error that is not ours', () => {
  it('is told by its class, code and place, without its message', () => {
    const error = Object.assign(new TypeError('11010519491231002X'), { errCode: -502001 });
    const described = describeError(error);
    expect(described).toMatchObject({ errorName: 'TypeError', errorCode: '-502001' });
    expect(described.where).toMatch(/^log\.test\.ts:\d+:\d+$/);
    expect(JSON.stringify(described)).not.toContain('110105');
  });

  it('may be anything', () => {
    expect(describeError('text')).toEqual({ errorName: 'string' });
    expect(describeError(undefined)).toEqual({ errorName: 'undefined' });
  });
});
