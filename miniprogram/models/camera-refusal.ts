/** Why there is no camera or no photo, and what one tap leads back to it. Pure. */

/** `undeclared` is the operator's fault, the others are settings, phones and moments. */
export const CAMERA_REFUSALS = [
  'permission',
  'privacy',
  'undeclared',
  'system',
  'mini-program',
  'no-camera',
  'lost',
  'silent',
  'photo-failed',
  'old-wechat',
] as const;
export type CameraRefusal = (typeof CAMERA_REFUSALS)[number];

/** What the main button of a refusal's screen does. */
export type Remedy = 'open-setting' | 'open-system' | 'agree' | 'retry' | 'update';

export interface RefusalRow {
  readonly remedy: Remedy;
  /** WeChat's number for it, shown small for whoever helps (wechat.md, Camera). */
  readonly code: string;
}

export const REFUSAL_ROWS: Readonly<Record<CameraRefusal, RefusalRow>> = {
  permission: { remedy: 'open-setting', code: '103' },
  privacy: { remedy: 'agree', code: '104' },
  undeclared: { remedy: 'retry', code: '112' },
  system: { remedy: 'open-system', code: '2003001' },
  'mini-program': { remedy: 'open-setting', code: '2003002' },
  'no-camera': { remedy: 'retry', code: 'NO-CAMERA' },
  lost: { remedy: 'retry', code: 'CAMERA-LOST' },
  silent: { remedy: 'retry', code: 'CAMERA-SILENT' },
  'photo-failed': { remedy: 'retry', code: 'PHOTO-FAILED' },
  'old-wechat': { remedy: 'update', code: 'OLD-WECHAT' },
};

/** What the phone knows when a call of the camera fails. Null where it cannot say. */
export interface CameraEvidence {
  /** `errno` or `errCode` of the failed call. */
  readonly code: number | null;
  /** `authSetting['scope.camera']`. */
  readonly granted: boolean | null;
  /** `getAppAuthorizeSetting().cameraAuthorized`: whether the system lets WeChat use the camera. */
  readonly system: string | null;
  /** Whether the privacy guideline still waits for the person's agreement. */
  readonly privacyOpen: boolean | null;
}

/** wechat.md, Camera: permission states. */
const CODES: ReadonlyMap<number, CameraRefusal> = new Map([
  [103, 'permission'],
  [104, 'privacy'],
  [112, 'undeclared'],
  [3, 'system'],
  [2003001, 'system'],
  [2003002, 'mini-program'],
]);

/**
 * One refusal for one failure: WeChat's number first, then the settings. The camera's own error event
 * often has no number; its free text differs by phone and language and is never read.
 */
export function refusalOf(evidence: CameraEvidence): CameraRefusal {
  const named = evidence.code === null ? undefined : CODES.get(evidence.code);
  if (named !== undefined) return named;
  if (evidence.system === 'denied') return 'system';
  if (evidence.privacyOpen === true) return 'privacy';
  if (evidence.granted === false) return 'permission';
  return 'no-camera';
}
