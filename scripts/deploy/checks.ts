/** All that can be said without an account and without running anything. A new check is one row. */
import { checkNames, checkPermissions, checkSizes, checkWrittenFiles } from './check-folder';
import { checkAppId, checkPhoneConfig } from './check-phone';
import { checkFunctionSettings, checkOwnerSettings } from './check-settings';
import type { Facts } from './facts';
import type { Finding } from './finding';

const CHECKS: readonly ((facts: Facts) => readonly Finding[])[] = [
  checkAppId,
  checkPhoneConfig,
  checkFunctionSettings,
  checkOwnerSettings,
  checkSizes,
  checkWrittenFiles,
  checkPermissions,
  checkNames,
];

/** What is missing, in the order in which an owner comes by it. */
export const checkFacts = (facts: Facts): readonly Finding[] => CHECKS.flatMap((check) => check(facts));
