/** What of the phone's side still says the example's words, or does not fit the function. */
import { SETTING_ROWS } from '../../cloudfunctions/face-verify/src/setting-rows';
import { CONSENT_VERSION } from '../../miniprogram/contract/actions';
import { LANGUAGES } from '../../miniprogram/text/language';
import type { Facts } from './facts';
import type { Finding } from './finding';

const CONFIG = 'miniprogram/config.ts';

/** The example's, as they are shipped. */
const EXAMPLE_WORDS = ['示例公司', 'Example Company', '400-000-0000'] as const;
const isFilledIn = (text: string): boolean =>
  text.trim() !== '' && !EXAMPLE_WORDS.some((word) => text.includes(word));

const config = (field: string, what: string, how: string): Finding => ({
  id: `config:${field}`,
  what,
  where: CONFIG,
  how,
});

export function checkAppId({ appId }: Facts): readonly Finding[] {
  if (/^wx[0-9a-f]{16}$/.test(appId) && !/^wx0+$/.test(appId)) return [];
  return [
    {
      id: 'appid',
      what: "the project has no app id of its own: `touristappid` is the developer tools' guest",
      where: 'project.private.config.json',
      how: 'cp project.private.config.json.example project.private.config.json, and write the AppID of mp.weixin.qq.com (开发管理 → 开发设置) into it',
    },
  ];
}

export function checkPhoneConfig({ phone, settings }: Facts): readonly Finding[] {
  const found: Finding[] = [];
  if (!/^[a-z][a-z0-9-]{4,}$/.test(phone.envId))
    found.push(
      config('envId', 'no cloud environment is named', 'write the id of your environment into envId'),
    );
  for (const language of LANGUAGES) {
    const { name, contact, purpose, alternative } = phone.operator[language];
    const at = `operator.${language}`;
    if (!isFilledIn(name))
      found.push(
        config(`${at}.name`, 'people would read the name of the example', `write your name into ${at}.name`),
      );
    if (!isFilledIn(contact))
      found.push(
        config(`${at}.contact`, 'people would be sent to the example', `write who helps into ${at}.contact`),
      );
    if (!isFilledIn(purpose))
      found.push(config(`${at}.purpose`, 'people must know what for', `write it into ${at}.purpose`));
    if (!isFilledIn(alternative))
      found.push(
        config(
          `${at}.alternative`,
          'a face must not be the only way',
          `write the other way into ${at}.alternative`,
        ),
      );
  }
  // Empty is a decision: no call is offered then.
  if (phone.phoneNumber !== '' && !isFilledIn(phone.phoneNumber))
    found.push(
      config(
        'phoneNumber',
        'people would dial the number of the example',
        "write yours into phoneNumber, or '' for none",
      ),
    );
  if (phone.consentVersion !== CONSENT_VERSION)
    found.push(
      config(
        'consentVersion',
        'the function records another version of the consent',
        'set it to CONSENT_VERSION',
      ),
    );
  const fallback = SETTING_ROWS.find(({ name }) => name === 'RETENTION_DAYS')?.fallback;
  const kept = settings?.['RETENTION_DAYS'] ?? fallback;
  if (String(phone.retentionDays) !== kept)
    found.push(
      config(
        'retentionDays',
        'people are told another number of days than the function keeps',
        'make retentionDays and RETENTION_DAYS the same',
      ),
    );
  return found;
}
