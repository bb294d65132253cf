/** A file in cloud storage that cannot be had: an answer for one person, and no end for the others. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { FILE_LIMIT_BYTES, uploadPath } from '../../../miniprogram/contract/image';
import { newId, type RunningService, runService, submitOf } from './running-service';

let running: RunningService;

beforeAll(async () => {
  running = await runService();
});

afterEach(() => running.service.cloudbase.faults.clear());
afterAll(() => running.close());

async function submitFile(bytes: Uint8Array): Promise<unknown> {
  const openId = newId();
  const attemptId = newId();
  const fileId = running.service.cloudbase.storage.put(uploadPath(attemptId), bytes);
  const sessionId = await running.open(openId);
  return running.call(openId, submitOf('status-1', sessionId, '', { attemptId, photo: { fileId } }));
}

const refusedWith = (code: string) => ({ ok: false, error: { code, field: 'photo' } });

describe('a download', () => {
  it.each([
    ['of a file that is too large', 'PHOTO_FILE_TOO_LARGE', FILE_LIMIT_BYTES + 1, null],
    ['that the storage answers with 500', 'PHOTO_DOWNLOAD_FAILED', 10_000, { kind: 'http-500' }],
    ['that the storage refuses', 'PHOTO_DOWNLOAD_FAILED', 10_000, { kind: 'error', code: 'DENIED' }],
    ['of which nothing arrives', 'PHOTO_DOWNLOAD_FAILED', 10_000, { kind: 'cut-before' }],
  ] as const)('%s is refused for free, deleted, and the instance lives', async (_, code, size, effect) => {
    const { cloudbase, deployed } = running.service;
    const { pid } = deployed;
    if (effect !== null) cloudbase.faults.add({ match: { action: 'storage.download' }, effect });
    expect(await submitFile(Buffer.alloc(size))).toEqual(refusedWith(code));
    expect(deployed.pid).toBe(pid);
    expect(cloudbase.storage.paths()).toEqual([]);
    expect(running.faceApi.calls).toEqual([]);
  });
});
