/** The whole service on loopback: the built function, the stand-in of the cloud, and a face API to ask. */
import { randomBytes } from 'node:crypto';
import { FUNCTION_TIMEOUT_MS } from '../cloudfunctions/face-verify/src/domain/attempt';
import type { Integrator } from '../cloudfunctions/face-verify/src/integrators/contract';
import { COLLECTIONS as ROWS } from '../cloudfunctions/face-verify/src/stores/collections';
import { FUNCTION_NAME } from '../miniprogram/contract/actions';
import { FUNCTION_ENTRY } from '../scripts/build';
import { type Cloudbase, type DeployedFunction, startCloudbase } from './cloudbase';
import { integratorSettings, newIntegrator } from './integrator';

/** The collections that an operator makes before the first call (docs/operate.md). */
export const COLLECTIONS: readonly string[] = ROWS.map(({ name }) => name);

export interface ServiceOptions {
  /** The stand-in's, or the real one. */
  readonly faceApi: { readonly url: string; readonly appCode: string };
  /** WeChat's servers, for `VERIFIER` other than `market`: the stand-in's. */
  readonly wechatApi?: { readonly url: string; readonly appId: string; readonly appSecret: string };
  /** More settings of the function, such as `FACE_API_TIMEOUT_MS`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Port of the stand-in of the cloud. @default 0, any free one */
  readonly port?: number;
  /** Who may ask for verifications. @default one without a webhook */
  readonly integrator?: Integrator;
  /** Each line that the function logs. */
  readonly onLog?: (line: string) => void;
  /** A built `index.js`. @default the one that is deployed */
  readonly entry?: string;
  /** Time limit of the function, milliseconds. @default the one it is deployed with */
  readonly timeoutMs?: number;
}

export interface Service {
  readonly cloudbase: Cloudbase;
  readonly deployed: DeployedFunction;
  /** May ask for verifications, unless the settings say otherwise. */
  readonly integrator: Integrator;
  close(): Promise<void>;
}

const wechatSettings = ({ url, appId, appSecret }: NonNullable<ServiceOptions['wechatApi']>) => ({
  WECHAT_API_URL: url,
  WECHAT_APP_ID: appId,
  WECHAT_APP_SECRET: appSecret,
});

/**
 * Starts the cloud and deploys the function. Expects a built function.
 *
 * @throws Error with `code` EADDRINUSE if the port is taken
 */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { integrator = newIntegrator() } = options;
  const { faceApi, wechatApi, settings = {}, port = 0, onLog, entry = FUNCTION_ENTRY } = options;
  const cloudbase = await startCloudbase({ port, collections: COLLECTIONS });
  try {
    const deployed = await cloudbase.deploy({
      name: FUNCTION_NAME,
      entry,
      timeoutMs: options.timeoutMs ?? FUNCTION_TIMEOUT_MS,
      env: {
        FACE_API_URL: faceApi.url,
        FACE_APPCODE: faceApi.appCode,
        ...(wechatApi === undefined ? {} : wechatSettings(wechatApi)),
        // A new key per start: hashes of a local run mean nothing elsewhere.
        SUBJECT_KEY: randomBytes(32).toString('base64url'),
        ...integratorSettings([integrator]),
        ...settings,
      },
      ...(onLog === undefined ? {} : { onLog }),
    });
    return { cloudbase, deployed, integrator, close: () => cloudbase.close() };
  } catch (error) {
    await cloudbase.close();
    throw error;
  }
}
