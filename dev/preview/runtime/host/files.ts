/** Files of the phone: what `takePhoto`, `canvasToTempFilePath` and `writeFile` leave, and what reads them. */

/** The mini-program's own folder: the only one into which `writeFile` may write. */
export const USER_DATA_PATH = 'wxfile://usr';

export interface PhoneFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: 'image/jpeg' | 'image/png' | 'application/octet-stream';
  /** For the browser's own use. */
  readonly url: string;
}

export class Files {
  readonly #files = new Map<string, PhoneFile>();
  #count = 0;

  /** Stores a picture. Answers its path. */
  async add(blob: Blob): Promise<string> {
    const type = blob.type === 'image/png' ? 'image/png' : 'image/jpeg';
    this.#count += 1;
    const path = `wxfile://tmp_${this.#count}.${type === 'image/png' ? 'png' : 'jpg'}`;
    const bytes = new Uint8Array(await blob.arrayBuffer());
    this.#files.set(path, { bytes, type, url: URL.createObjectURL(blob) });
    return path;
  }

  /** Writes a file of the mini-program's own, over an older one of this path. */
  write(path: string, bytes: Uint8Array<ArrayBuffer>): void {
    this.remove(path);
    const type = 'application/octet-stream';
    this.#files.set(path, { bytes, type, url: URL.createObjectURL(new Blob([bytes], { type })) });
  }

  get(path: string): PhoneFile | undefined {
    return this.#files.get(path);
  }

  remove(path: string): boolean {
    const file = this.#files.get(path);
    if (file !== undefined) URL.revokeObjectURL(file.url);
    return this.#files.delete(path);
  }

  paths(): string[] {
    return [...this.#files.keys()];
  }

  /**
   * What the browser loads for a `src` of the phone's code; null for what a phone would fetch from
   * another host.
   */
  source(src: string, from: string): string | null {
    const file = this.#files.get(src);
    if (file !== undefined) return file.url;
    if (src.startsWith('data:') || src === '') return src;
    if (/^\w+:/.test(src)) return null;
    return new URL(src, `${location.origin}/package/${from}`).pathname.replace(
      /^(?!\/package\/)\//,
      '/package/',
    );
  }
}
