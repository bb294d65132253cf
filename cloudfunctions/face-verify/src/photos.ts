/** The picture from wherever it is to a JPEG that fits; a file in cloud storage is deleted, whatever happens. */
import type { Photo } from '../../../miniprogram/contract/actions';
import type { ErrorCode } from '../../../miniprogram/contract/errors';
import { FILE_LIMIT_BYTES, uploadPath } from '../../../miniprogram/contract/image';
import { judgePhoto, type PhotoCheck, type PhotoRefusal } from '../../../miniprogram/contract/photo-quality';
import { deleteFile, downloadFile, pathOfFileId } from './cloud/storage';
import { VerifyError } from './errors';
import { decodeBase64Photo, findFaces, fitPhoto, measurePhoto } from './image';
import { createTurns } from './image/turns';
import type { Log, PhotoGate, Photos } from './ports';

const DOWNLOAD_TIMEOUT_MS = 5000;
const DELETE_TIMEOUT_MS = 2000;

const DOWNLOAD_ERRORS = {
  missing: 'PHOTO_NOT_FOUND',
  'too-large': 'PHOTO_FILE_TOO_LARGE',
  failed: 'PHOTO_DOWNLOAD_FAILED',
} as const satisfies Record<string, ErrorCode>;

/** Files of up to 40 MB each that an instance holds at once, beside the one picture that it works on. */
const FILES_AT_ONCE = 2;
/** Ends the fit of a photo that is not worth it. */
class PhotoRefused extends Error {
  constructor(readonly code: PhotoRefusal) {
    super(code);
  }
}

export interface PhotoOptions {
  readonly environment: string | null;
  readonly budgetBytes: number;
  /** `refuse` keeps photos back that nobody can be seen on; `warn` sends them all the same. */
  readonly gate: PhotoGate;
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

/** Judged on the decoded picture, before it is encoded. @throws PhotoRefused */
async function judgeAndFit(
  file: Buffer,
  { budgetBytes, gate }: PhotoOptions,
): Promise<{ readonly jpeg: Buffer; readonly warnings: readonly PhotoCheck[] }> {
  const warnings: PhotoCheck[] = [];
  const { jpeg } = await fitPhoto(file, {
    budgetBytes,
    findFaces,
    inspect: (look) => {
      const verdict = judgePhoto(measurePhoto(look));
      if (verdict.refusal !== null && gate === 'refuse') throw new PhotoRefused(verdict.refusal);
      warnings.push(...verdict.warnings);
    },
  });
  return { jpeg, warnings };
}

export function createPhotos(options: PhotoOptions): Photos {
  const { environment, log, now } = options;
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
        const fitted = (file: Buffer): ReturnType<typeof judgeAndFit> => judgeAndFit(file, options);
        const { jpeg, warnings } =
          'base64' in photo
            ? await fitted(decodeBase64Photo(photo.base64))
            : await withFile(async () => fitted(await download(photo.fileId)));
        return { kind: 'fit', jpeg, imageMs: now() - startedAt, warnings };
      } catch (error) {
        if (!(error instanceof PhotoRefused)) throw error;
        return { kind: 'refused', code: error.code, imageMs: now() - startedAt };
      } finally {
        await discard(photo, attemptId);
      }
    },
  };
}
