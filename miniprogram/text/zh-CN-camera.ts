/** 中文: why there is no camera or no photo, and what one tap leads back to it. */
import type { Words } from './words';

export const zhCameraRefusals: Words['cameraRefusals'] = {
  permission: {
    headline: '没有使用相机的权限',
    meaning: '你之前没有允许小程序使用相机。填好的信息还在。',
    todo: '请在设置里打开“摄像头”，回来后接着拍。',
    button: '去设置里打开',
  },
  privacy: {
    headline: '还没有同意隐私指引',
    meaning: '不同意就不能使用相机。填好的信息还在。',
    todo: '可以同意后接着拍，也可以换一种方式。',
    button: '同意并继续',
  },
  undeclared: {
    headline: '小程序还不能使用相机',
    meaning: '运营方没有在隐私指引里写明相机，这不是你的问题。填好的信息还在。',
    todo: '请把下面的代码告诉运营方，或换一种方式。',
    button: '再试一次',
  },
  system: {
    headline: '手机没有允许微信用相机',
    meaning: '手机系统设置里关掉了微信的相机权限。填好的信息还在。',
    todo: '请在系统设置里打开，回来后接着拍。',
    button: '打开系统设置',
  },
  'mini-program': {
    headline: '小程序的相机被关掉了',
    meaning: '微信里关掉了这个小程序的相机。填好的信息还在。',
    todo: '请在设置里打开“摄像头”，回来后接着拍。',
    button: '去设置里打开',
  },
  'no-camera': {
    headline: '没有找到可用的相机',
    meaning: '手机没有相机，或者正被其他应用占用。填好的信息还在。',
    todo: '请关掉其他用相机的应用后再试，或换一种方式。',
    button: '再试一次',
  },
  lost: {
    headline: '相机断开了',
    meaning: '可能被来电或其他应用打断。填好的信息还在。',
    todo: '点一下就能接着拍。',
    button: '重新打开相机',
  },
  silent: {
    headline: '相机没有反应',
    meaning: '等了一会儿，相机还没有打开。填好的信息还在。',
    todo: '请再打开一次；还不行就换一种方式。',
    button: '重新打开相机',
  },
  'photo-failed': {
    headline: '没有拍成',
    meaning: '相机没有交出照片。没有提交核验，不占用次数。',
    todo: '请再拍一次。',
    button: '重新打开相机',
  },
  'old-wechat': {
    headline: '微信版本太旧',
    meaning: '这个版本不能拍照。填好的信息还在。',
    todo: '请更新微信后再打开，或换一种方式。',
    button: '更新微信',
  },
};
