/** One file of rows: asked for page by page, and written as they come. */
import type { ExportPage, OperatorActions } from '../../contract/operator';
import { appendToFile, beginFile, deleteFile } from '../services/files';
import { ask } from '../services/operator-cloud';

export interface MadeFile {
  readonly path: string;
  readonly name: string;
  readonly rows: number;
}

export type Made =
  | { readonly kind: 'made'; readonly file: MadeFile }
  /** An answer was lost or refused: half a file would be taken for a whole one. */
  | { readonly kind: 'cut' }
  | { readonly kind: 'no-room' }
  | { readonly kind: 'stopped' };

/** A name as the function gives it, and nothing that leads out of the folder. */
const plainName = (name: string): string => name.replace(/[^\w.-]/g, '_');

/**
 * @param told how many rows there are, after each page
 * @param isStopped asked before each page
 */
export async function makeFile(
  request: Omit<OperatorActions['exportRows']['request'], 'cursor'>,
  told: (rows: number) => void,
  isStopped: () => boolean,
): Promise<Made> {
  let file: MadeFile | null = null;

  async function write({ text, rows, fileName }: ExportPage): Promise<MadeFile> {
    if (file === null) {
      const name = plainName(fileName);
      return { name, rows, path: await beginFile(name, text) };
    }
    await appendToFile(file.path, text);
    return { ...file, rows: file.rows + rows };
  }

  function end(kind: 'cut' | 'no-room' | 'stopped'): Made {
    if (file !== null) deleteFile(file.path);
    return { kind };
  }

  let cursor: string | null = '';
  while (cursor !== null) {
    const answer: Awaited<ReturnType<typeof ask<'exportRows'>>> = await ask('exportRows', {
      ...request,
      ...(cursor === '' ? {} : { cursor }),
    });
    if (isStopped()) return end('stopped');
    if (answer.kind !== 'data') return end('cut');
    try {
      file = await write(answer.data.page);
    } catch {
      return end('no-room');
    }
    cursor = answer.data.page.next;
    told(file.rows);
  }
  return file === null ? { kind: 'cut' } : { kind: 'made', file };
}
