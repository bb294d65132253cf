/** TypeScript and JavaScript of the phone: one bundle, in which only what a phone has is in reach. */
import { join } from 'node:path';
import { build, type Message } from 'esbuild';
import type { Problems } from './problems';

/**
 * Names that a browser has and WeChat's JavaScript has not. Source that leans on one works in the
 * preview and fails on the phone, so they are undefined here, too; nothing of the phone's code can
 * reach another host by them either.
 */
const NOT_ON_PHONES = [
  'window',
  'self',
  'document',
  'navigator',
  'location',
  'history',
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
  'Worker',
  'Image',
  'Blob',
  'File',
  'FileReader',
  'FormData',
  'URL',
  'URLSearchParams',
  'TextEncoder',
  'TextDecoder',
  'AbortController',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'crypto',
  'performance',
  'atob',
  'btoa',
  'structuredClone',
  'queueMicrotask',
  'requestAnimationFrame',
  'alert',
  'confirm',
  'prompt',
] as const;

const define = Object.fromEntries(NOT_ON_PHONES.map((name) => [name, 'undefined']));

const ENTRY = 'preview-entry';

function report(root: string, message: Message, problems: Problems): void {
  const { location, text } = message;
  const file = location === null ? 'app.ts' : location.file.replace(`${root}/`, '');
  problems.add(file, text, location && { line: location.line, column: location.column + 1 });
}

/** Bundles `entry`, a source whose imports are relative to `root`. */
export async function bundleScripts(root: string, entry: string, problems: Problems): Promise<string> {
  try {
    const result = await build({
      absWorkingDir: root,
      stdin: { contents: entry, resolveDir: root, sourcefile: ENTRY, loader: 'js' },
      bundle: true,
      write: false,
      format: 'iife',
      target: 'es2020',
      charset: 'utf8',
      define,
      sourcemap: 'inline',
      outfile: join(root, 'preview.js'),
      tsconfigRaw: {},
      logLevel: 'silent',
    });
    for (const warning of result.warnings) report(root, warning, problems);
    return result.outputFiles[0]?.text ?? '';
  } catch (error) {
    const messages = messagesOf(error);
    if (messages === null) throw error;
    for (const message of messages) report(root, message, problems);
    return '';
  }
}

/** What esbuild found, or null for an error of another kind. */
function messagesOf(error: unknown): readonly Message[] | null {
  return error instanceof Error && 'errors' in error && Array.isArray(error.errors) ? error.errors : null;
}
