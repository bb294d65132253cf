/** A photo on which nobody can be seen, from the camera to the page that says what to do: nothing is paid for it. */
import { expect, it } from '@jest/globals';
import sharp, { type Sharp } from 'sharp';
import { portrait } from '../../dev/faces/package-photos';
import type { PhotoRefusal } from '../../miniprogram/contract/photo-quality';
import { showPhoto } from './camera-picture';
import { startStage } from './stage';
import { readyCamera, verify } from './walk';

type Spoil = (view: Sharp) => Sharp;

it.each<[PhotoRefusal, Spoil]>([
  ['PHOTO_TOO_DARK', (view) => view.linear(0.08, 0)],
  ['PHOTO_TOO_BRIGHT', (view) => view.linear(1, 240)],
  ['PHOTO_BLURRED', (view) => view.blur(30)],
  ['PHOTO_NO_FACE', (view) => view.linear(0, 120)],
])(
  '%s is told, costs no attempt and no call, and another photo can be taken',
  async (code, spoil) => {
    const view = sharp(await portrait('sample6-first')).resize({ width: 1280, height: 720, fit: 'cover' });
    const stage = await startStage({}, undefined, {
      camera: await showPhoto(await spoil(view).png().toBuffer()),
    });
    try {
      const visit = await stage.open();
      const { words, button, see } = visit;
      await verify(visit, 'status-1');
      await visit.heading(words.errors[code].headline);
      await see(words.errors[code].todo);
      expect(stage.house.faceApi.calls).toEqual([]);
      expect(stage.house.backend.state().ledger).toMatchObject([{ state: 'refused', code }]);
      expect(await visit.files()).toEqual([]);
      await button(words.acts.retake).click();
      await readyCamera(visit);
      expect(await stage.reset()).toEqual([]);
    } finally {
      await stage.close();
    }
  },
  60_000,
);
