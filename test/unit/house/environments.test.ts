/** Each part of the house sees its own environment only: what is foreign does not compile. */
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';

const ROOT = resolve(__dirname, '../../..');

/** Messages for a file with this text in this folder, under the tsconfig of an environment. */
function compile(environment: string, text: string): readonly string[] {
  const path = resolve(ROOT, environment, 'tsconfig.json');
  const parsed = ts.getParsedCommandLineOfConfigFile(
    path,
    {},
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined },
  );
  const file = resolve(ROOT, environment, 'src-of-this-test.ts');
  const options = parsed?.options ?? {};
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.getSourceFile = (name, ...rest) =>
    name === file ? ts.createSourceFile(name, text, ts.ScriptTarget.ES2022) : getSourceFile(name, ...rest);
  host.fileExists = (name) => name === file || fileExists(name);
  const program = ts.createProgram([file], options, host);
  const diagnostics = program.getSemanticDiagnostics(program.getSourceFile(file));
  return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

const WX = 'export const x = wx.getStorageSync;';
const FS = "import { readFileSync } from 'node:fs'; export const x = readFileSync;";
const DOM = 'export const x = document.title;';
const BUFFER = 'export const x = Buffer.alloc(1);';

describe('what compiles where', () => {
  it.each([
    ['miniprogram', 'wx', WX],
    ['cloudfunctions/face-verify', 'fs', FS],
    ['dev', 'fs', FS],
  ])('%s may use %s', (environment, _, text) => {
    expect(compile(environment, text)).toEqual([]);
  });

  it.each([
    ['miniprogram/contract', 'wx', WX],
    ['miniprogram/contract', 'fs', FS],
    ['miniprogram/contract', 'Buffer', BUFFER],
    ['miniprogram/contract', 'document', DOM],
    ['miniprogram', 'fs', FS],
    ['miniprogram', 'Buffer', BUFFER],
    ['miniprogram', 'document', DOM],
    ['cloudfunctions/face-verify', 'wx', WX],
    ['cloudfunctions/face-verify', 'document', DOM],
  ])('%s may not use %s', (environment, _, text) => {
    expect(compile(environment, text)).not.toEqual([]);
  });
});
