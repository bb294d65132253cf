/** WeChat's own words around the mini-program: its bar, its dialogs. */

const WORDS = {
  back: ['返回', 'Back'],
  ok: ['确定', 'OK'],
  cancel: ['取消', 'Cancel'],
  allow: ['允许', 'Allow'],
  refuse: ['拒绝', 'Refuse'],
  agree: ['同意', 'Agree'],
  close: ['关闭', 'Close'],
  cameraTitle: ['申请使用你的摄像头', 'Wants to use your camera'],
  cameraBody: ['用于拍摄照片', 'To take a photo'],
  privacyTitle: ['用户隐私保护提示', 'Privacy notice'],
  privacyBody: [
    '使用前请阅读并同意《小程序用户隐私保护指引》。',
    'Read and agree to the privacy guideline before you go on.',
  ],
  guideline: ['《小程序用户隐私保护指引》', 'Privacy guideline'],
  guidelineBody: [
    '这里由微信显示运营者填写的隐私保护指引。',
    "WeChat shows the operator's privacy guideline here.",
  ],
  settingsTitle: ['小程序设置', 'Mini-program settings'],
  cameraSwitch: ['摄像头', 'Camera'],
  nothingAsked: ['没有申请过任何权限', 'No permission has been asked for'],
  copied: ['内容已复制', 'Copied'],
  contact: ['客服会话（预览中不会打开）', 'Customer service chat (does not open in the preview)'],
  call: ['拨打电话（预览中不会拨出）', 'Phone call (not made in the preview)'],
  shareFile: ['发送给朋友（预览中不会发送）', 'Send to a chat (not sent in the preview)'],
  left: ['已离开小程序', 'The mini-program was left'],
  facialTitle: ['微信人脸核身（预览）', "WeChat's face verification (preview)"],
  facialBody: [
    '这里不采集人脸。选一个微信会给出的结果：',
    'No face is taken here. Pick what WeChat would say:',
  ],
  facialRoster: ['按名单里的人', 'As in the roster'],
  facialPass: ['通过', 'Passed'],
  facialOther: ['不是同一人', 'Not the same person'],
  facialUnclear: ['没看清脸', 'Face not clear'],
  facialOffline: ['网络断开', 'No network'],
  facialNoCamera: ['没有相机权限', 'Camera not allowed'],
  facialUnsupported: ['手机不支持', 'Phone not supported'],
  facialSystem: ['系统错误', 'System error'],
  openerTitle: ['来源页面（预览）', 'Opener page (preview)'],
  openerBody: ['收到的事件：', 'Events received:'],
} as const;

export type Word = keyof typeof WORDS;

export function wordsOf(lang: 'zh_CN' | 'en'): (word: Word) => string {
  return (word) => WORDS[word][lang === 'en' ? 1 : 0];
}
