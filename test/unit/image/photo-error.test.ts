import { describe, expect, it } from '@jest/globals';
import { refuseUnreadable } from '../../../cloudfunctions/face-verify/src/image/photo-error';

describe('what is thrown while a photo is read', () => {
  it.each<[string, unknown]>([
    ['sharp: format', new Error('Input buffer contains unsupported image format')],
    ['sharp: damage', new Error('VipsJpeg: premature end of JPEG image')],
    ['sharp: header', new Error('Input buffer has corrupt header: pngload_buffer: libspng read error')],
    ['sharp: pixel limit', new Error('Input image exceeds pixel limit')],
    ['Node: bounds', new RangeError('The value of "offset" is out of range')],
    ['no error at all', '张三 11010119900307663X'],
    ['nothing', undefined],
  ])('is PHOTO_UNREADABLE and nothing of its text (%s)', async (_, foreign) => {
    const error: unknown = await Promise.reject(foreign)
      .catch(refuseUnreadable)
      .catch((own: unknown) => own);
    expect(error).toMatchObject({ code: 'PHOTO_UNREADABLE', field: 'photo', message: 'PHOTO_UNREADABLE' });
    expect(error).not.toHaveProperty('cause');
  });
});
