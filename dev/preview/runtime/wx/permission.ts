/** Permissions and privacy as APIs. */

import { CAMERA_SCOPE } from '../host/permissions';
import type { Phone } from '../host/phone';
import type { PrivacyListener } from '../host/privacy';
import { Refusal } from '../host/refusal';
import { api, textOf } from './api';

export function permissionApis(phone: Phone) {
  const { permissions, privacy, dialogs, say } = phone;
  return {
    getSetting: api('getSetting', () => ({ authSetting: permissions.authSetting })),
    openSetting: api('openSetting', async () => ({ authSetting: await permissions.openSettings() })),
    authorize: api('authorize', async (given) => {
      if (textOf(given, 'scope') !== CAMERA_SCOPE)
        throw new Refusal(`the preview knows ${CAMERA_SCOPE} only`);
      await privacy.require('authorize');
      await permissions.requireCamera();
      return undefined;
    }),
    getAppAuthorizeSetting: () => ({ cameraAuthorized: permissions.systemDenied ? 'denied' : 'authorized' }),
    openAppAuthorizeSetting: api('openAppAuthorizeSetting', () => {
      phone.acts.push({ what: 'openAppAuthorizeSetting', detail: null });
      return undefined;
    }),
    getPrivacySetting: api('getPrivacySetting', () => ({
      needAuthorization: privacy.needed,
      privacyContractName: say('guideline'),
    })),
    onNeedPrivacyAuthorization: (listener: PrivacyListener) => privacy.listen(listener),
    requirePrivacyAuthorize: api('requirePrivacyAuthorize', async () => {
      await privacy.require('requirePrivacyAuthorize');
      return undefined;
    }),
    openPrivacyContract: api('openPrivacyContract', async () => {
      phone.acts.push({ what: 'openPrivacyContract', detail: null });
      const choices = [{ value: 'close', label: say('close'), main: true }] as const;
      await dialogs.ask({ title: say('guideline'), body: say('guidelineBody'), choices });
      return undefined;
    }),
  };
}
