/** Cloud storage: where a photo that could not be redrawn waits for the function. */
import { uploadPath } from '../contract/image';
import { call } from './deadline';

const UPLOAD_TIMEOUT_MS = 20_000;

/**
 * Puts a photo that could not be redrawn where the function expects it.
 *
 * @returns the file's id
 * @throws CallFailed
 */
export async function uploadPhoto(filePath: string, attemptId: string): Promise<string> {
  const { fileID } = await call<{ fileID: string }>(UPLOAD_TIMEOUT_MS, ({ success, fail }) => {
    wx.cloud.uploadFile({ cloudPath: uploadPath(attemptId), filePath, success, fail });
  });
  return fileID;
}
