import { describe, expect, it } from '@jest/globals';
import { cameraPermission, takePhoto } from '../../../../miniprogram/services/camera';
import { type Answer, type CallOptions, failWith, installWx, succeed } from '../phone/fake-phone';

const withPhoto = (answer: Answer) => {
  const calls: CallOptions[] = [];
  installWx({
    createCameraContext: () => ({
      takePhoto: (options: CallOptions) => {
        calls.push(options);
        answer(options);
      },
    }),
  });
  return calls;
};

describe('the camera', () => {
  it('takes a photo that is not mirrored', async () => {
    const calls = withPhoto(succeed({ tempImagePath: 'wxfile://photo.jpg' }));
    await expect(takePhoto()).resolves.toBe('wxfile://photo.jpg');
    expect(calls[0]).toMatchObject({ selfieMirror: false });
  });

  it.each([
    ['it fails', failWith({ errMsg: 'operateCamera:fail' })],
    ['only complete is called', ({ complete }: CallOptions) => complete?.({})],
    ['there is no file', succeed({ tempImagePath: '' })],
  ])('says so when %s', async (_, answer) => {
    withPhoto(answer);
    await expect(takePhoto()).rejects.toMatchObject({ kind: 'failed' });
  });

  it.each([
    [{ 'scope.camera': true }, true],
    [{ 'scope.camera': false }, false],
    [{}, null],
  ])('reads the permission in %j as %s', async (authSetting, permission) => {
    installWx({ getSetting: succeed({ authSetting }) });
    await expect(cameraPermission()).resolves.toBe(permission);
  });
});
