/** The storage of the stand-in, seen through the real SDK. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Cloudbase, startCloudbase } from '../../../dev/cloudbase';
import { connectSdk, type Sdk } from './sdk';

let now = Date.UTC(2026, 0, 2);
let cloudbase: Cloudbase;
let sdk: Sdk;

beforeAll(async () => {
  cloudbase = await startCloudbase({ now: () => now });
  sdk = connectSdk(cloudbase);
});
afterAll(() => cloudbase.close());
beforeEach(() => cloudbase.journal.clear());

const photo = Buffer.from([0xff, 0xd8, 0xff, 0x00, 0x0d, 0x0a]);

/** Address of a file for `maxAge` seconds. */
async function addressOf(fileID: string, maxAge: number): Promise<string> {
  const { fileList } = await sdk.getTempFileURL({ fileList: [{ fileID, maxAge }] });
  return fileList[0]?.tempFileURL ?? '';
}

describe('files', () => {
  it('come back byte by byte and are gone after deletion', async () => {
    const { fileID } = await sdk.uploadFile({ cloudPath: 'selfies/自拍 1.jpg', fileContent: photo });
    expect(fileID).toBe('cloud://local-env.6c6f-local-env-1250000000/selfies/自拍 1.jpg');
    expect((await sdk.downloadFile({ fileID })).fileContent).toEqual(photo);

    expect((await sdk.deleteFile({ fileList: [fileID] })).fileList).toMatchObject([{ fileID, status: 0 }]);
    expect(cloudbase.storage.paths()).toEqual([]);
    await expect(sdk.downloadFile({ fileID })).rejects.toMatchObject({ code: 'STORAGE_FILE_NONEXIST' });
  });

  it('put there by a test are found by the SDK, and the other way round', async () => {
    const fileID = cloudbase.storage.put('seeded.jpg', photo);
    expect((await sdk.downloadFile({ fileID })).fileContent).toEqual(photo);
    const uploaded = await sdk.uploadFile({ cloudPath: 'sent.jpg', fileContent: Buffer.from('sent') });
    expect(Buffer.from(cloudbase.storage.bytes(uploaded.fileID)).toString()).toBe('sent');
  });

  it('that are missing are reported one by one', async () => {
    const there = cloudbase.storage.put('there.jpg', photo);
    const { fileList } = await sdk.deleteFile({
      fileList: [there, `${there}.not`, 'cloud://other.bucket/x'],
    });
    expect(fileList.map(({ status }) => status)).toEqual([0, -503003, -503002]);
  });

  it('can be held on their way: the SDK waits for as long as it takes', async () => {
    const fileID = cloudbase.storage.put('a.jpg', photo);
    const held = cloudbase.faults.add({ match: { action: 'storage.download' }, effect: { kind: 'hold' } });
    const downloading = sdk.downloadFile({ fileID });
    await held.reached;
    held.release();
    expect((await downloading).fileContent).toEqual(photo);
  });

  it('are not there when the line is cut before they have arrived', async () => {
    cloudbase.faults.add({ match: { action: 'storage.upload' }, effect: { kind: 'cut-before' } });
    const uploading = sdk.uploadFile({ cloudPath: 'lost.jpg', fileContent: photo });
    await expect(uploading).rejects.toMatchObject({ errCode: -1 });
    expect(cloudbase.storage.paths()).not.toContain('lost.jpg');
  });

  it('leave a line in the journal for each step of an upload and a download', async () => {
    const { fileID } = await sdk.uploadFile({ cloudPath: 'a.jpg', fileContent: photo });
    await sdk.downloadFile({ fileID });
    expect(cloudbase.journal.entries().map(({ action, ok }) => [action, ok])).toEqual([
      ['storage.getUploadMetadata', true],
      ['storage.upload', true],
      ['storage.batchGetDownloadUrl', true],
      ['storage.download', true],
    ]);
    expect(cloudbase.journal.entries('storage.upload')[0]?.target).toBe('a.jpg');
  });
});

describe('addresses', () => {
  it('cannot be guessed and differ each time', async () => {
    const fileID = cloudbase.storage.put('a.jpg', photo);
    const [one, two] = [await addressOf(fileID, 60), await addressOf(fileID, 60)];
    expect(one).not.toBe(two);
    expect(one).toMatch(/\/download\/[\w-]{22}$/);
    expect(one).not.toContain('a.jpg');
  });

  it('expire', async () => {
    const address = await addressOf(cloudbase.storage.put('a.jpg', photo), 60);
    now += 59_999;
    expect((await fetch(address)).status).toBe(200);
    now += 1;
    expect((await fetch(address)).status).toBe(404);
  });

  it('die with the file', async () => {
    const fileID = cloudbase.storage.put('a.jpg', photo);
    const address = await addressOf(fileID, 60);
    await sdk.deleteFile({ fileList: [fileID] });
    expect((await fetch(address)).status).toBe(404);
  });
});

describe('what CloudBase refuses', () => {
  it.each(['', '/absolute.jpg', 'a//b.jpg', 'a/../b.jpg'])(
    'refuses to upload to the path "%s"',
    async (cloudPath) => {
      await expect(sdk.uploadFile({ cloudPath, fileContent: photo })).rejects.toBeInstanceOf(Error);
      expect(cloudbase.journal.entries('storage.upload')).toEqual([]);
    },
  );

  it('refuses an upload without a ticket', async () => {
    const address = `${cloudbase.url}/upload/0123456789012345678901`;
    expect((await fetch(address, { method: 'PUT', body: photo })).status).toBe(403);
    expect(cloudbase.journal.entries('storage.upload')).toMatchObject([{ ok: false }]);
  });

  it('refuses to delete more than 50 files in one call', async () => {
    const fileList = Array.from({ length: 51 }, (_, n) => cloudbase.storage.put(`many/${n}`, photo));
    await expect(sdk.deleteFile({ fileList })).rejects.toBeInstanceOf(Error);
    expect(cloudbase.storage.paths()).toContain('many/0');
  });
});

it('cleared is an environment as on its first day: nothing in it, and its collections still there', async () => {
  cloudbase.database.addCollection('things');
  cloudbase.database.insert('things', { n: 1 });
  const fileID = cloudbase.storage.put('left-over.jpg', photo);
  cloudbase.clear();
  expect(cloudbase.database.documents('things')).toEqual([]);
  expect(cloudbase.storage.paths()).toEqual([]);
  expect(cloudbase.journal.entries()).toEqual([]);
  await expect(sdk.downloadFile({ fileID })).rejects.toMatchObject({ code: 'STORAGE_FILE_NONEXIST' });
});
