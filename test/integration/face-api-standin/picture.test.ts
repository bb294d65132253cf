import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { drawPortrait } from '../../../dev/sample-photo';
import { type Fields, fieldsFor, parse, sampleImage, sendBody, sendForm, start, verify } from './client';

async function statusFor(api: Awaited<ReturnType<typeof start>>, image: string): Promise<unknown> {
  const { body } = parse(await sendForm(api, { ...(await fieldsFor('status-1')), image }));
  const reply: unknown = JSON.parse(body);
  return typeof reply === 'object' && reply !== null && 'status' in reply ? reply.status : reply;
}

/** As a program writes the form that forgets to encode its values. */
const unencoded = ({ idCard, name, image }: Fields): string =>
  `idCard=${idCard}&name=${encodeURIComponent(name)}&image=${image}`;

const small = { width: 120, height: 160 } as const;
/** Noise does not compress: a JPEG of this size is well over 75,000 bytes. */
const large = { width: 600, height: 800, noise: true } as const;

describe('the seller’s rules on the picture', () => {
  it('take JPEG, PNG and BMP, and note what arrived', async () => {
    const api = await start();
    for (const format of ['jpeg', 'png', 'bmp'] as const) {
      const picture = await drawPortrait({ ...small, format });
      expect(await statusFor(api, picture.toString('base64'))).toBe('1');
      const call = api.calls.at(-1);
      expect(call?.picture).toEqual({
        bytes: picture.length,
        base64Characters: Math.ceil(picture.length / 3) * 4,
        ...small,
        orientation: null,
        hasExif: false,
        format,
        spaceInsteadOfPlus: false,
        fault: null,
      });
      expect(api.picture(call?.requestId ?? '')?.equals(picture)).toBe(true);
    }
  });

  it('note an orientation and EXIF that should not have been sent', async () => {
    const api = await start();
    const picture = await drawPortrait({ ...small, format: 'jpeg', orientation: 6, exif: true });
    expect(await statusFor(api, picture.toString('base64'))).toBe('1');
    expect(api.calls[0]?.picture).toMatchObject({ width: 160, height: 120, orientation: 6, hasExif: true });
  });

  it('answer -5 from the first character over 100,000', async () => {
    const api = await start();
    const picture = await drawPortrait({ ...small, format: 'jpeg' });
    // A tail behind the end of a JPEG does not make it unreadable.
    const padded = (bytes: number) => Buffer.concat([picture, Buffer.alloc(bytes - picture.length)]);
    expect(await statusFor(api, padded(75_000).toString('base64'))).toBe('1');
    expect(await statusFor(api, padded(75_001).toString('base64'))).toBe('-5');
    expect(api.calls.map((call) => call.picture?.base64Characters)).toEqual([100_000, 100_004]);
  });

  it('answer -5 to a photo that was not made smaller, and note its size', async () => {
    const api = await start();
    const picture = await drawPortrait({ ...large, format: 'jpeg' });
    expect(await statusFor(api, picture.toString('base64'))).toBe('-5');
    expect(api.calls[0]?.picture).toMatchObject({ width: 600, height: 800, fault: 'TOO_LARGE' });
  });

  it('answer -4 to a form value that was not encoded, so that + became a space', async () => {
    const api = await start();
    const fields = await fieldsFor('status-1');
    expect(fields.image).toContain('+');
    const { body } = parse(await sendBody(api, unencoded(fields)));
    expect(JSON.parse(body)).toMatchObject({ status: '-4' });
    expect(api.calls[0]?.picture).toMatchObject({ spaceInsteadOfPlus: true, fault: 'SPACE_FOR_PLUS' });
  });

  const bad: readonly [string, (image: string) => string | Promise<string>][] = [
    ['LINE_BREAKS', (image) => image.replace(/.{76}/g, '$&\r\n')],
    ['DATA_PREFIX', (image) => `data:image/jpeg;base64,${image}`],
    ['NOT_BASE64', (image) => image.replace(/[+/]/g, '_')],
    ['NOT_BASE64', (image) => `${image}A`],
    ['UNDECODABLE', () => Buffer.from('not a picture').toString('base64')],
    ['UNDECODABLE', (image) => image.slice(0, Math.floor(image.length / 8) * 4)],
    ['UNDECODABLE', () => Buffer.from('BM is not enough').toString('base64')],
    ['MISSING', () => ''],
  ];

  it.each(bad)('answer -4 to a picture that is %s', async (fault, spoil) => {
    const api = await start();
    expect(await statusFor(api, await spoil(await sampleImage()))).toBe('-4');
    expect(api.calls[0]).toMatchObject({ status: '-4', billed: 1, picture: { fault } });
  });

  it.each(['status--1', 'status--2', 'status--3', 'status-203'] as const)(
    'are not reached by %s',
    async (scenario) => {
      const api = await start();
      const fields = await fieldsFor(scenario);
      const { body } = parse(await sendForm(api, { ...fields, image: 'not base64' }));
      expect(JSON.parse(body)).toMatchObject({ status: scenario.replace('status-', '') });
    },
  );
});

describe('the call book', () => {
  it('holds nothing personal', async () => {
    const api = await start();
    const fields = await fieldsFor('status-1');
    await sendForm(api, fields);
    const book = JSON.stringify(api.calls);
    expect(api.calls).toHaveLength(1);
    for (const secret of [fields.idCard, fields.name, fields.image.slice(0, 40), api.appCode]) {
      expect(book).not.toContain(secret);
    }
  });

  it('keeps the latest 32 pictures only', async () => {
    const api = await start();
    for (let i = 0; i < 33; i += 1) await verify(api, 'status-1');
    const kept = api.calls.map(({ requestId }) => api.picture(requestId));
    expect(kept[0]).toBeUndefined();
    expect(kept.slice(1).every((picture) => picture !== undefined)).toBe(true);
    expect(await sharp(kept[32]).metadata()).toMatchObject({ format: 'jpeg' });
  });
});
