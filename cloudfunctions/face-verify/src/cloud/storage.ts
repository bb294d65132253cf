/** Photos that did not fit into the call: downloaded within a deadline and a size, then deleted. */
import * as v from 'valibot';
import { sdk } from './sdk';

export interface FileLimits {
  readonly timeoutMs: number;
  readonly limitBytes: number;
}

export type Download =
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  | { readonly kind: 'missing' | 'too-large' | 'failed' };

const Urls = v.object({
  fileList: v.tupleWithRest([v.object({ tempFileURL: v.optional(v.string(), '') })], v.unknown()),
});
const Deleted = v.object({ fileList: v.array(v.object({ status: v.number() })) });

/**
 * Path of a file id `cloud://<environment>.<bucket>/<path>` of the given environment; null for any other.
 */
export function pathOfFileId(fileId: string, environment: string): string | null {
  const match = /^cloud:\/\/([\w-]+)\.[\w.-]+\/(.+)$/.exec(fileId);
  return match?.[1] === environment ? (match[2] ?? null) : null;
}

async function download(url: string, limitBytes: number, signal: AbortSignal): Promise<Download> {
  const { request } = await import('undici');
  const { statusCode, headers, body } = await request(url, { signal });
  if (statusCode !== 200 || Number(headers['content-length'] ?? 0) > limitBytes) {
    // Destroyed unread it emits an error, and one that nobody hears ends the whole instance.
    body.on('error', () => undefined).destroy();
    return { kind: statusCode === 404 ? 'missing' : statusCode === 200 ? 'too-large' : 'failed' };
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    // Leaving the loop destroys the stream.
    if (size > limitBytes) return { kind: 'too-large' };
    chunks.push(chunk);
  }
  return { kind: 'bytes', bytes: Buffer.concat(chunks) };
}

/**
 * Downloads by a temporary URL, because the SDK's own `downloadFile` has neither a time-out nor a
 * size limit (cloudbase.md, traps). Never throws.
 */
export async function downloadFile(fileId: string, { timeoutMs, limitBytes }: FileLimits): Promise<Download> {
  const signal = AbortSignal.timeout(timeoutMs);
  const expired = new Promise<Download>((resolve) => {
    signal.addEventListener('abort', () => resolve({ kind: 'failed' }), { once: true });
  });
  const fetched = async (): Promise<Download> => {
    try {
      const answer = await sdk.getTempFileURL({ fileList: [{ fileID: fileId, maxAge: 60 }] });
      const url = v.parse(Urls, answer).fileList[0].tempFileURL;
      return url === '' ? { kind: 'missing' } : await download(url, limitBytes, signal);
    } catch {
      return { kind: 'failed' };
    }
  };
  return Promise.race([fetched(), expired]);
}

/** A file that is not there (any more): cloudbase.md, error codes. */
const GONE = -503003;

/** @throws where the file may still be there */
export async function deleteFile(fileId: string): Promise<void> {
  const { fileList } = v.parse(Deleted, await sdk.deleteFile({ fileList: [fileId] }));
  if (fileList.some(({ status }) => status !== 0 && status !== GONE)) throw new Error('not deleted');
}
