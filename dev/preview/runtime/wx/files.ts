/** Files, pictures and bytes. */
import { type PhoneFile, USER_DATA_PATH } from '../host/files';
import type { Phone } from '../host/phone';
import { Refusal } from '../host/refusal';
import { type Answer, api, callbackApi, type Given, textOf } from './api';
import { canvasBehind } from './canvas-node';

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

function fromBase64(text: string): ArrayBuffer {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0)).buffer;
}

function fileAt(phone: Phone, path: string): PhoneFile {
  const file = phone.files.get(path);
  if (file === undefined) throw new Refusal(`no such file or directory, open '${path}'`);
  return file;
}

function read(phone: Phone, path: string, encoding: unknown): string | ArrayBuffer {
  const { bytes } = fileAt(phone, path);
  if (encoding === 'base64') return toBase64(bytes);
  if (encoding === undefined) return bytes.slice().buffer;
  return new TextDecoder().decode(bytes);
}

function write(phone: Phone, given: Given): undefined {
  const path = textOf(given, 'filePath');
  if (!path.startsWith(`${USER_DATA_PATH}/`)) throw new Refusal(`permission denied, open '${path}'`);
  if (phone.settings.current.disk === 'full')
    throw new Refusal('the maximum size of the file storage limit is exceeded');
  phone.files.write(path, new TextEncoder().encode(textOf(given, 'data')));
  return undefined;
}

/** What a browser cannot do, it records; WeChat opens a list of chats, in which a person may change his mind. */
async function shareFile(phone: Phone, given: Given): Promise<undefined> {
  // As on a phone: "can only be invoked by user TAP gesture".
  if (!navigator.userActivation.isActive) throw new Refusal('can only be invoked by user TAP gesture.');
  const { bytes } = fileAt(phone, textOf(given, 'filePath'));
  if (phone.settings.current.share === 'cancelled') throw new Refusal('cancel');
  const fileName = textOf(given, 'fileName');
  phone.acts.push({ what: 'shareFileMessage', detail: { fileName, bytes: bytes.length } });
  const choices = [{ value: 'close', label: phone.say('close'), main: true }] as const;
  await phone.dialogs.ask({ title: phone.say('shareFile'), body: fileName, choices });
  return undefined;
}

function remove(phone: Phone, path: string): undefined {
  if (!phone.files.remove(path)) throw new Refusal(`no such file or directory, unlink '${path}'`);
  return undefined;
}

/** A call that throws what an asynchronous one would reject with. */
function synchronous<Value>(name: string, run: () => Value): Value {
  try {
    return run();
  } catch (error) {
    if (error instanceof Refusal) throw new Error(`${name}:fail ${error.message}`);
    throw error;
  }
}

function fileSystem(phone: Phone) {
  return {
    readFile: callbackApi('readFile', (given) => ({
      data: read(phone, textOf(given, 'filePath'), given['encoding']),
    })),
    readFileSync: (path: string, encoding?: string) =>
      synchronous('readFileSync', () => read(phone, path, encoding)),
    writeFile: callbackApi('writeFile', (given) => write(phone, given)),
    unlink: callbackApi('unlink', (given) => remove(phone, textOf(given, 'filePath'))),
    unlinkSync: (path: string) => synchronous('unlinkSync', () => remove(phone, path)),
    getFileInfo: callbackApi('getFileInfo', (given) => ({
      size: fileAt(phone, textOf(given, 'filePath')).bytes.length,
    })),
    accessSync: (path: string) => void synchronous('accessSync', () => fileAt(phone, path)),
  };
}

async function imageInfo(phone: Phone, given: Given): Promise<Answer> {
  const path = textOf(given, 'src');
  const file = fileAt(phone, path);
  const bitmap = await createImageBitmap(new Blob([file.bytes], { type: file.type })).catch(() => null);
  if (bitmap === null) throw new Refusal('get image info fail');
  // The preview's photos come from a canvas, which writes no orientation.
  return {
    width: bitmap.width,
    height: bitmap.height,
    path,
    orientation: 'up',
    type: file.type.slice('image/'.length),
  };
}

async function canvasToFile(phone: Phone, given: Given): Promise<Answer> {
  const source = canvasBehind(given['canvas']);
  if (source === undefined || phone.settings.current.redraw === 'fails')
    throw new Refusal('create bitmap failed');
  const number = (name: string, otherwise: number) => {
    const value = given[name];
    return typeof value === 'number' ? value : otherwise;
  };
  const width = number('width', source.width);
  const height = number('height', source.height);
  // WeChat's default: as many pixels as the screen would show (wechat.md).
  const scaled = document.createElement('canvas');
  scaled.width = number('destWidth', width * devicePixelRatio);
  scaled.height = number('destHeight', height * devicePixelRatio);
  const context = scaled.getContext('2d');
  context?.drawImage(
    source,
    number('x', 0),
    number('y', 0),
    width,
    height,
    0,
    0,
    scaled.width,
    scaled.height,
  );
  const type = textOf(given, 'fileType') === 'jpg' ? 'image/jpeg' : 'image/png';
  const blob = await new Promise<Blob | null>((done) => scaled.toBlob(done, type, number('quality', 1)));
  if (blob === null) throw new Refusal('export failed');
  return { tempFilePath: await phone.files.add(blob) };
}

export function fileApis(phone: Phone) {
  const manager = fileSystem(phone);
  return {
    env: { USER_DATA_PATH },
    getFileSystemManager: () => manager,
    shareFileMessage: api('shareFileMessage', (given) => shareFile(phone, given)),
    getImageInfo: api('getImageInfo', (given) => imageInfo(phone, given)),
    canvasToTempFilePath: api('canvasToTempFilePath', (given) => canvasToFile(phone, given)),
    arrayBufferToBase64: (buffer: ArrayBuffer) => toBase64(new Uint8Array(buffer)),
    base64ToArrayBuffer: fromBase64,
    getRandomValues: api('getRandomValues', (given) => {
      const length = Number(given['length']);
      return { randomValues: crypto.getRandomValues(new Uint8Array(length)).buffer };
    }),
  };
}
