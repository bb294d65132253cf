/** The environment variables with which the unmodified SDK talks to the stand-in (cloudbase.md). */
import type { Credential } from './credentials';

/** Prefixes that CloudBase keeps for itself: an operator cannot set such a variable. */
const RESERVED = /^(SCF_|QCLOUD_|TENCENTCLOUD_)/;
const NAME = /^[A-Za-z][A-Za-z0-9_]*$/;

export interface SdkTarget {
  /** Base address of the stand-in, without a path. */
  readonly url: string;
  readonly envId: string;
  readonly credential: Credential;
}

/** Everything the SDK reads. Without credentials it dies of an unhandled rejection. */
export function sdkEnvironment({ url, envId, credential }: SdkTarget): Record<string, string> {
  return {
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: envId,
    TCB_ENV: envId,
    TENCENTCLOUD_SECRETID: credential.secretId,
    TENCENTCLOUD_SECRETKEY: credential.secretKey,
    TENCENTCLOUD_SESSIONTOKEN: credential.sessionToken,
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${url}/admin` }),
    // Otherwise a failed call leaves a 3 s timer that holds the process.
    SILENCE: 'true',
  };
}

/**
 * The whole environment of a deployed function: the SDK's variables, the function's settings and
 * nothing of the machine, so that a setting somebody forgot is missing here too.
 *
 * @throws TypeError for a name that CloudBase would refuse
 */
export function functionEnvironment(
  target: SdkTarget,
  settings: Readonly<Record<string, string>>,
): Record<string, string> {
  for (const name of Object.keys(settings)) {
    if (!NAME.test(name) || RESERVED.test(name)) {
      throw new TypeError(`CloudBase refuses the environment variable ${name}`);
    }
  }
  // The clock of a function is UTC unless it sets TZ. Windows cannot open a socket without SystemRoot.
  const systemRoot = process.env['SystemRoot'];
  return {
    TZ: 'UTC',
    ...(systemRoot === undefined ? {} : { SystemRoot: systemRoot }),
    ...settings,
    ...sdkEnvironment(target),
  };
}
