/** The picture from wherever it is to a JPEG that fits; a file in cloud storage is deleted, whatever happens. */
import type { Photo } from '../../../miniprogram/contract/actions';
import type { ErrorCode } from '../../../miniprogram/contract/errors';
import { FILE_LIMIT_BYTES, uploadPath } from '../../../miniprogram/contract/image';
import { deleteFile, downloadFile, pathOfFileId } from './cloud/storage';
import { VerifyError } from './errors';
import { decodeBase64Photo, fitPhoto } from './image';
import { createTurns } from './image/turns';
import type { Log, Photos } from './ports';

const DOWNLOAD_TIMEOUT_MS = 5000;
const DELETE_TIMEOUT_MS = 2000;

const DOWNLOAD_ERRORS = {
  missing: 'PHOTO_NOT_FOUND',
  'too-large': 'PHOTO_FILE_TOO_LARGE',
  failed: 'PHOTO_DOWNLOAD_FAILED',
} as const satisfies Record<string, ErrorCode>;

/** Files of up to 40 MB each that an instance holds at once, beside the one picture that it works on. */
const FILES_AT_ONCE = 2;

export interface PhotoOptions {
  readonly environment: string | null;
  readonly budgetBytes: number;
  readonly log: Log;
  readonly now: () => number;
}

/** The SDK has no time-out of its own; the sweep takes what stays behind. */
async function deleteWithin(fileId: string, timeoutMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('late')), timeoutMs);
  });
  await Promise.race([deleteFile(fileId), late]).finally(() => clearTimeout(timer));
}

async function download(fileId: string): Promise<Buffer> {
  const result = await downloadFile(fileId, { timeoutMs: DOWNLOAD_TIMEOUT_MS, limitBytes: FILE_LIMIT_BYTES });
  if (result.kind !== 'bytes') throw new VerifyError(DOWNLOAD_ERRORS[result.kind], 'photo');
  return result.bytes;
}

export function createPhotos({ environment, budgetBytes, log, now }: PhotoOptions): Photos {
  const withFile = createTurns(FILES_AT_ONCE);

  /** A phone can name any file: only the one at the attempt's own random path is read, or deleted. */
  const isOwn = (fileId: string, attemptId: string): boolean =>
    environment !== null && pathOfFileId(fileId, environment) === uploadPath(attemptId);

  async function discard(photo: Photo, attemptId: string): Promise<void> {
    if ('base64' in photo || !isOwn(photo.fileId, attemptId)) return;
    try {
      await deleteWithin(photo.fileId, DELETE_TIMEOUT_MS);
    } catch (error) {
      log({ event: 'photo-not-deleted', error });
    }
  }

  return {
    discard,
    async take(photo, attemptId) {
      if ('fileId' in photo && !isOwn(photo.fileId, attemptId))
        throw new VerifyError('PHOTO_NOT_YOURS', 'photo');
      const startedAt = now();
      try {
        const fitted = async (file: Buffer): Promise<Buffer> => (await fitPhoto(file, { budgetBytes })).jpeg;
        const jpeg =
          'base64' in photo
            ? await fitted(decodeBase64Photo(photo.base64))
            : await withFile(async () => fitted(await download(photo.fileId)));
        return { jpeg, imageMs: now() - startedAt };
      } finally {
        await discard(photo, attemptId);
      }
    },
  };
}
