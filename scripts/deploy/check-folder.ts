/** Whether what would be sent is what the code says, and small enough. */
import { SETTING_ROWS } from '../../cloudfunctions/face-verify/src/setting-rows';
import type { Facts } from './facts';
import type { Finding } from './finding';

/** Our own: a person on a slow network waits for it. WeChat's is 2 MB. */
const MAIN_PACKAGE_LIMIT = 200 * 1024;
/** Uncompressed: as a ZIP less than half of it, and the CLI sends no ZIP of more than 50 MB. */
const FUNCTION_LIMIT = 100 * 1024 * 1024;

export function checkSizes({ mainPackageBytes, functionBytes }: Facts): readonly Finding[] {
  const found: Finding[] = [];
  if (mainPackageBytes > MAIN_PACKAGE_LIMIT)
    found.push({
      id: 'size:main-package',
      what: `the main package has ${mainPackageBytes} bytes, more than ${MAIN_PACKAGE_LIMIT}`,
      where: 'miniprogram/',
      how: 'move pages into a subpackage',
    });
  if (functionBytes === 0)
    found.push({
      id: 'build',
      what: 'the function is not built',
      where: 'dist/face-verify',
      how: 'npm run build',
    });
  if (functionBytes > FUNCTION_LIMIT)
    found.push({
      id: 'size:function',
      what: `the function has ${functionBytes} bytes, more than ${FUNCTION_LIMIT}`,
      where: 'dist/face-verify',
      how: 'look at what the build bundles',
    });
  return found;
}

export function checkWrittenFiles({ staleFiles }: Facts): readonly Finding[] {
  return staleFiles.map((path) => ({
    id: `file:${path}`,
    what: 'it says something else than the code (runtime, time limit, memory, timer, settings, collections, indexes, rules)',
    where: path,
    how: 'npm run docs',
  }));
}

export function checkPermissions({ permissions }: Facts): readonly Finding[] {
  if (permissions !== null) return [];
  return [
    {
      id: 'permissions',
      what: "the function's permissions cannot be read",
      where: 'cloudfunctions/face-verify/config.json',
      how: 'git checkout the file: {"permissions": {"openapi": […]}}',
    },
  ];
}

/** The cloud keeps some prefixes for itself, and takes no other characters (cloudbase.md). */
export function checkNames(): readonly Finding[] {
  const bad = SETTING_ROWS.filter(
    ({ name }) => !/^[A-Za-z][A-Za-z0-9_]*$/.test(name) || /^(SCF_|QCLOUD_|TENCENTCLOUD_)/.test(name),
  );
  return bad.map(({ name }) => ({
    id: `name:${name}`,
    what: 'the cloud refuses a setting of this name',
    where: 'cloudfunctions/face-verify/src/setting-rows.ts',
    how: 'give it another name',
  }));
}
