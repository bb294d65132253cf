/** Files that the phone made for us. */

/** Takes a photo off the phone. It would go by itself with the mini-program's temporary files, later. */
export function removePhoto(path: string): void {
  if (typeof wx.getFileSystemManager !== 'function') return;
  wx.getFileSystemManager().unlink({ filePath: path, fail: () => undefined });
}
