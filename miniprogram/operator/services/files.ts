/** A file that an operator takes with him: written page by page, sent to a chat, and deleted again. */
import { call } from '../../services/deadline';

const WRITE_TIMEOUT_MS = 10_000;

/** The mini-program's own folder; a name of ours, not of the function. */
const pathOf = (name: string): string => `${wx.env.USER_DATA_PATH}/${name}`;

/**
 * Begins a file with this text, over an older one.
 *
 * @returns its path
 * @throws CallFailed also where the phone has no room
 */
export async function beginFile(name: string, data: string): Promise<string> {
  const filePath = pathOf(name);
  await call(WRITE_TIMEOUT_MS, ({ success, fail }) =>
    wx.getFileSystemManager().writeFile({ filePath, data, encoding: 'utf8', success, fail }),
  );
  return filePath;
}

/** @throws CallFailed */
export async function appendToFile(filePath: string, data: string): Promise<void> {
  await call(WRITE_TIMEOUT_MS, ({ success, fail }) =>
    wx.getFileSystemManager().appendFile({ filePath, data, encoding: 'utf8', success, fail }),
  );
}

/** Whether this WeChat can send a file: from 2.16.1 on. */
export const canShareFiles = (): boolean => typeof wx.shareFileMessage === 'function';

/**
 * Opens WeChat's list of chats, as long as the person likes. WeChat allows it as the answer to a tap only.
 *
 * @returns whether he sent it
 */
export function shareFile(filePath: string, fileName: string): Promise<boolean> {
  return new Promise((resolve) => {
    wx.shareFileMessage({
      filePath,
      fileName,
      success: () => resolve(true),
      fail: () => resolve(false),
    });
  });
}

/** It holds what happened to people: nothing of it stays on the phone. */
export function deleteFile(filePath: string): void {
  wx.getFileSystemManager().unlink({ filePath, fail: () => undefined });
}
