/** The `storage.*` actions of the wire protocol (cloudbase.md). */
import * as v from 'valibot';
import { type Actions, readRequest } from './actions';
import { Refusal } from './refusal';
import type { Storage } from './storage';

/** Files of one getTempFileURL or deleteFile (cloudbase.md). */
const MAX_FILES = 50;
const DEFAULT_MAX_AGE_S = 7200;

const Upload = v.object({ path: v.string(), method: v.literal('put') });
const Links = v.object({
  file_list: v.pipe(
    v.array(v.object({ fileid: v.string(), max_age: v.optional(v.number(), DEFAULT_MAX_AGE_S) })),
    v.maxLength(MAX_FILES),
  ),
});
const Delete = v.object({ fileid_list: v.pipe(v.array(v.string()), v.maxLength(MAX_FILES)) });

/** @param url base address of the stand-in */
export function storageActions(storage: Storage, url: () => string): Actions {
  return {
    'storage.getUploadMetadata': (request) => {
      const ticket = storage.openUpload(readRequest(Upload, request).path);
      const { fileId, authorization, token, cosFileId } = ticket;
      return { url: `${url()}/upload/${ticket.key}`, fileId, authorization, token, cosFileId };
    },
    'storage.batchGetDownloadUrl': (request) => ({
      download_list: readRequest(Links, request).file_list.map(({ fileid, max_age }) =>
        perFile(fileid, () => ({
          tempFileURL: `${url()}/download/${storage.openLink(fileid, max_age * 1000)}`,
          maxAge: max_age,
        })),
      ),
    }),
    'storage.batchDeleteFile': (request) => ({
      delete_list: readRequest(Delete, request).fileid_list.map((fileid) =>
        perFile(fileid, () => {
          storage.remove(fileid);
          return {};
        }),
      ),
    }),
  };
}

/** One file's failure is its own: the answer as a whole succeeds. */
function perFile(fileID: string, run: () => object): object {
  try {
    return { code: 'SUCCESS', fileID, ...run() };
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, fileID };
    throw error;
  }
}
