/** What an older base library does not have (miniprogram-api-typings, "需要基础库"). */

const SINCE: Readonly<Record<string, string>> = {
  getEnterOptionsSync: '2.9.4',
  updateWeChatApp: '2.12.0',
  getRandomValues: '2.15.0',
  exitMiniProgram: '2.17.3',
  shareFileMessage: '2.16.1',
  getAppBaseInfo: '2.20.1',
  getAppAuthorizeSetting: '2.20.1',
  getDeviceInfo: '2.20.1',
  getSystemSetting: '2.20.1',
  getWindowInfo: '2.20.1',
  openAppAuthorizeSetting: '2.20.1',
  getPrivacySetting: '2.32.3',
  onNeedPrivacyAuthorization: '2.32.3',
  openPrivacyContract: '2.32.3',
  requirePrivacyAuthorize: '2.32.3',
  checkIsSupportFacialRecognition: '3.8.12',
  requestFacialVerify: '3.8.12',
};

/** Versions part by part, as numbers: 2.9.0 is older than 2.10.0. */
function isOlder(version: string, than: string): boolean {
  const [ours, theirs] = [version, than].map((text) => text.split('.').map(Number));
  const at = theirs?.findIndex((part, index) => part !== (ours?.[index] ?? 0)) ?? -1;
  return at !== -1 && (ours?.[at] ?? 0) < (theirs?.[at] ?? 0);
}

/** `wx` as a base library of this version gives it to the mini-program. */
export function asOfVersion(wx: object, sdk: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(wx).filter(([name]) => !isOlder(sdk, SINCE[name] ?? '0')));
}
