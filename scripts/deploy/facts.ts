/** Everything that the checks look at, read once, so that the checks themselves are pure. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { config, type Settings as PhoneSettings } from '../../miniprogram/config';
import { FUNCTION_FOLDER } from '../build';
import { PRIVATE_FILE } from './finding';
import { WRITTEN } from './manifest';
import { UPLOAD_KEY } from './owner-rows';
import { isOpenToOthers, type PrivateSettings, readPrivateFile } from './private-file';
import { mainPackageBytes } from './sizes';

export const ROOT = resolve(__dirname, '../..');

export interface Facts {
  /** The private file; null where there is none. */
  readonly settings: PrivateSettings | null;
  readonly isOpenToOthers: boolean;
  readonly uploadKeyExists: boolean;
  readonly appId: string;
  readonly phone: PhoneSettings;
  /** Files of {@link WRITTEN} that are missing, or say something else than the code. */
  readonly staleFiles: readonly string[];
  /** WeChat's interfaces that the function's `config.json` declares; null where it cannot be read. */
  readonly permissions: readonly string[] | null;
  readonly mainPackageBytes: number;
  /** Of the folder that is deployed, uncompressed. */
  readonly functionBytes: number;
}

const ProjectSchema = v.object({ appid: v.optional(v.string()) });
const PermissionsSchema = v.object({ permissions: v.object({ openapi: v.array(v.string()) }) });

function readJson<Schema extends v.GenericSchema>(
  path: string,
  schema: Schema,
): v.InferOutput<Schema> | null {
  if (!existsSync(path)) return null;
  try {
    const read = v.safeParse(schema, JSON.parse(readFileSync(path, 'utf8')));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}

/** The private project file overrides the shared one, as in the developer tools. */
function readAppId(): string {
  const names = ['project.private.config.json', 'project.config.json'];
  const found = names.map((name) => readJson(join(ROOT, name), ProjectSchema)?.appid ?? '');
  return found.find((appId) => appId !== '') ?? '';
}

const isStale = (path: string): boolean => {
  const file = join(ROOT, path);
  return !existsSync(file) || readFileSync(file, 'utf8') !== WRITTEN[path]?.();
};

/**
 * @param functionBytes what the build weighs
 * @param privateFile its path; the owner's by default
 */
export function readFacts(functionBytes: number, privateFile: string = join(ROOT, PRIVATE_FILE)): Facts {
  const settings = readPrivateFile(privateFile);
  const key = settings?.[UPLOAD_KEY];
  return {
    settings,
    isOpenToOthers: isOpenToOthers(privateFile),
    uploadKeyExists: key !== undefined && existsSync(resolve(ROOT, key)),
    appId: readAppId(),
    phone: config,
    staleFiles: Object.keys(WRITTEN).filter(isStale),
    permissions:
      readJson(join(FUNCTION_FOLDER, 'config.json'), PermissionsSchema)?.permissions.openapi ?? null,
    mainPackageBytes: mainPackageBytes(join(ROOT, 'miniprogram')),
    functionBytes,
  };
}
