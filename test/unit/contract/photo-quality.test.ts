import { describe, expect, it } from '@jest/globals';
import {
  isPhotoRefusal,
  judgePhoto,
  type Measures,
  PHOTO_CHECK_CODES,
  PHOTO_CHECKS,
  UNMEASURED,
} from '../../../miniprogram/contract/photo-quality';

const GOOD: Measures = {
  meanLuma: 130,
  highlight: 200,
  brightShare: 0.02,
  backlight: 1.1,
  sharpness: 0.15,
  contrast: 50,
  faces: 1,
  faceWidth: 260,
};

describe('the quality of a photo', () => {
  it('has nothing to say of a good one, nor of one that was not measured', () => {
    expect(judgePhoto(GOOD)).toEqual({ refusal: null, warnings: [] });
    expect(judgePhoto(UNMEASURED)).toEqual({ refusal: null, warnings: [] });
  });

  it.each<[string, Partial<Measures>, string | null, string[]]>([
    ['nothing is lit', { meanLuma: 20, highlight: 30 }, 'PHOTO_TOO_DARK', ['PHOTO_TOO_DARK']],
    ['a dark face has highlights', { meanLuma: 30, highlight: 60 }, null, ['PHOTO_TOO_DARK']],
    ['light is short', { meanLuma: 55, highlight: 90 }, null, ['PHOTO_TOO_DARK']],
    ['half the face is white', { brightShare: 0.5 }, null, ['PHOTO_TOO_BRIGHT']],
    ['all of the face is white', { brightShare: 0.95 }, 'PHOTO_TOO_BRIGHT', ['PHOTO_TOO_BRIGHT']],
    ['a window is behind', { backlight: 2.4, highlight: 110 }, null, ['PHOTO_BACKLIT']],
    ['a lit face is before a white wall', { backlight: 2.4 }, null, []],
    ['it is a little soft', { sharpness: 0.04 }, null, ['PHOTO_BLURRED']],
    ['nothing can be made out', { sharpness: 0.01 }, 'PHOTO_BLURRED', ['PHOTO_BLURRED']],
    ['no face is found', { faces: 0 }, null, ['PHOTO_NO_FACE']],
    ['it is one even grey', { contrast: 2, faces: 0 }, 'PHOTO_NO_FACE', ['PHOTO_NO_FACE']],
    ['two are in it', { faces: 2 }, null, ['PHOTO_SEVERAL_FACES']],
    ['the face is small', { faceWidth: 90 }, null, ['PHOTO_FACE_TOO_SMALL']],
  ])('where %s', (_, measures, refusal, warnings) => {
    expect(judgePhoto({ ...GOOD, ...measures })).toEqual({ refusal, warnings });
  });

  it('names the light first: it is what makes a dark photo blurred', () => {
    const { refusal } = judgePhoto({ ...GOOD, meanLuma: 10, highlight: 15, sharpness: 0.001, contrast: 3 });
    expect(refusal).toBe('PHOTO_TOO_DARK');
  });

  it('warns of everything that it refuses', () => {
    for (const code of PHOTO_CHECK_CODES) expect(PHOTO_CHECKS[code].warn).not.toHaveLength(0);
    expect(PHOTO_CHECK_CODES.filter(isPhotoRefusal)).toEqual([
      'PHOTO_TOO_DARK',
      'PHOTO_TOO_BRIGHT',
      'PHOTO_NO_FACE',
      'PHOTO_BLURRED',
    ]);
  });
});
