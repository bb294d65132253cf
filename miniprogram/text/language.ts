/** The languages that the phone speaks. */
export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** From the phone's own setting, as `wx.getAppBaseInfo().language` names it: `zh_CN`, `zh_TW`, `en`, … */
export function languageOf(phoneLanguage: string): Language {
  return phoneLanguage === '' || /^zh\b|^zh_/i.test(phoneLanguage) ? 'zh-CN' : 'en';
}
