/** @jest-environment jsdom */
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { asFaceCamera } from '../../miniprogram/components/face-camera/camera-port';
import { loadComponent } from './render';

interface FrameSource {
  send: (frame: { data: ArrayBuffer; width: number; height: number }) => void;
  started: number;
  stopped: number;
}

const frames: FrameSource = { send: () => undefined, started: 0, stopped: 0 };
const takePhoto = jest.fn();

Object.assign(globalThis, {
  wx: {
    createCameraContext: () => ({
      takePhoto,
      onCameraFrame: (see: FrameSource['send']) => {
        frames.send = see;
        return {
          start: () => {
            frames.started += 1;
          },
          stop: () => {
            frames.stopped += 1;
          },
        };
      },
    }),
  },
});

const render = loadComponent('face-camera', ['opened', 'refused', 'stopped', 'hint']);

const gray = (luma: number) => ({
  data: new Uint8Array(64 * 64 * 4).fill(luma).buffer,
  width: 64,
  height: 64,
});

describe('face-camera', () => {
  beforeEach(() => {
    frames.started = 0;
    frames.stopped = 0;
    takePhoto.mockReset();
  });

  it('mounts the camera only while it is active, at a resolution that cheap phones bear', async () => {
    const camera = await render();
    expect(camera.has('camera')).toBe(false);
    await camera.set({ active: true });
    expect(camera.attribute('camera', 'resolution')).toBe('medium');
    expect(camera.attribute('camera', 'device-position')).toBe('front');
    await camera.set({ facing: 'back' });
    expect(camera.attribute('camera', 'device-position')).toBe('back');
  });

  it('keeps its canvas without a camera: a photo is redrawn after it', async () => {
    const camera = await render({ photo: 'wxfile://1', photoLabel: '刚拍的照片' });
    expect(camera.has('redraw')).toBe(true);
    expect(camera.attribute('photo', 'aria-label')).toBe('刚拍的照片');
  });

  it('says when the camera runs, gives up, or stops', async () => {
    const camera = await render({ active: true });
    await camera.send('camera', 'initdone');
    await camera.send('camera', 'error', { errMsg: 'insertCamera:fail auth deny', errno: 103 });
    await camera.send('camera', 'error', { errMsg: 'insertCamera:fail' });
    await camera.send('camera', 'stop');
    expect(camera.heard('opened')).toHaveLength(1);
    expect(camera.heard('refused')).toEqual([{ code: 103 }, { code: null }]);
    expect(camera.heard('stopped')).toHaveLength(1);
  });

  it('hints at darkness after two dark frames, and is silent again in the light', async () => {
    const now = jest.spyOn(Date, 'now');
    let time = 10_000;
    now.mockImplementation(() => {
      time += 1_000;
      return time;
    });
    const camera = await render({ active: true });
    await camera.send('camera', 'initdone');
    frames.send(gray(10));
    expect(camera.heard('hint')).toEqual([]);
    frames.send(gray(10));
    expect(camera.heard('hint')).toEqual([{ hint: 'dark' }]);
    now.mockRestore();
  });

  it('reads a frame only now and then', async () => {
    const now = jest.spyOn(Date, 'now').mockReturnValue(50_000);
    const camera = await render({ active: true });
    await camera.send('camera', 'initdone');
    for (let i = 0; i < 10; i += 1) frames.send(gray(10));
    expect(camera.heard('hint')).toEqual([]);
    now.mockRestore();
  });

  it('stops watching with the camera, and when it goes', async () => {
    const camera = await render({ active: true });
    await camera.send('camera', 'initdone');
    expect(frames.started).toBe(1);
    await camera.set({ active: false });
    expect(frames.stopped).toBe(1);
    await camera.set({ active: true });
    await camera.send('camera', 'initdone');
    camera.remove();
    expect(frames.stopped).toBe(2);
  });

  it('takes a photo for its page, and cannot redraw without a canvas node', async () => {
    takePhoto.mockImplementation((options) => {
      Object(options).success({ tempImagePath: 'wxfile://1.png' });
    });
    const port = asFaceCamera((await render({ active: true })).instance);
    await expect(port?.take()).resolves.toBe('wxfile://1.png');
    await expect(port?.redraw('wxfile://1.png')).rejects.toMatchObject({ name: 'CallFailed' });
  });

  it('is no port where the component is not there yet', () => {
    expect([null, undefined, {}, { take: 1 }].map(asFaceCamera)).toEqual([null, null, null, null]);
  });
});
