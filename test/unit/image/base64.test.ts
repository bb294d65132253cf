import { describe, expect, it } from '@jest/globals';
import { decodeBase64Photo } from '../../../cloudfunctions/face-verify/src/image';
import { randomBytes } from './drawings';
import { refusalOf } from './refusal';

const PHOTO = randomBytes(1000, 3);
const TEXT = PHOTO.toString('base64');

describe('the Base64 text of a photo', () => {
  it.each([
    ['bare', TEXT],
    ['with the prefix of a canvas', `data:image/jpeg;base64,${TEXT}`],
    ['with a prefix in capitals', `DATA:IMAGE/PNG;BASE64,${TEXT}`],
    ['with the longest type we know', `data:image/x-windows-bmp;base64,${TEXT}`],
  ])('is decoded %s', (_, text) => {
    expect(decodeBase64Photo(text)).toEqual(PHOTO);
  });

  it.each([1, 2, 3, 4])('keeps %i bytes whatever padding they need', (length) => {
    const bytes = randomBytes(length, 9);
    expect(decodeBase64Photo(bytes.toString('base64'))).toEqual(bytes);
  });

  it.each([
    ['empty', ''],
    ['only a prefix', 'data:image/jpeg;base64,'],
    ['a line break inside', `${TEXT.slice(0, 76)}\n${TEXT.slice(76)}`],
    ['a space at the end', `${TEXT} `],
    ['the + that a form turned into a space', '+/+/'.replaceAll('+', ' ')],
    ['the URL-safe alphabet', '-_-_'],
    ['no padding', 'QQ'],
    ['too much padding', 'QUJD===='],
    ['padding inside', 'QQ==QUJD'],
    ['stray bits in the last character', 'QR=='],
    ['Chinese', '照片照片'],
    ['percent-encoded', TEXT.replaceAll('+', '%2B')],
    ['a prefix of another type', `data:text/html;base64,${TEXT}`],
    ['a prefix without base64', `data:image/jpeg,${TEXT}`],
    ['a prefix with a parameter', `data:image/jpeg;a=b;base64,${TEXT}`],
    ['a type without an end', `data:image/${'a'.repeat(100)};base64,${TEXT}`],
    ['two prefixes', `data:image/jpeg;base64,data:image/jpeg;base64,${TEXT}`],
  ])('is refused when it is %s', async (_, text) => {
    expect(await refusalOf(() => decodeBase64Photo(text))).toBe('PHOTO_UNREADABLE');
  });

  it.each([
    ['of one letter and a bad end', `${'A'.repeat(10_000_000)}!`],
    ['of prefixes', 'data:image/'.repeat(900_000)],
    ['of padding', '='.repeat(10_000_000)],
    ['of white space', ' '.repeat(10_000_000)],
    ['of emoji', '🙂'.repeat(2_500_000)],
  ])('of ten megabytes %s is refused like a short one', async (_, text) => {
    expect(await refusalOf(() => decodeBase64Photo(text))).toBe('PHOTO_UNREADABLE');
  });
});
