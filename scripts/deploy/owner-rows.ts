/** What the owner gives to the deployment itself, beside the function's settings: rows like those of `setting-rows.ts`. */
export interface OwnerRow {
  readonly name: string;
  readonly meaning: string;
  /** How to come by it. */
  readonly obtain: string;
  readonly isWellFormed: (value: string) => boolean;
}

const isDay = (value: string): boolean => /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value));

export const UPLOAD_KEY = 'MINIPROGRAM_UPLOAD_KEY';
export const PROVIDER_NAME = 'PROVIDER_NAME';
export const GUIDELINE_ENTERED = 'PRIVACY_GUIDELINE_ENTERED';

export const OWNER_ROWS: readonly OwnerRow[] = [
  {
    name: UPLOAD_KEY,
    meaning: 'path of the key file with which the mini-program is uploaded',
    obtain:
      'mp.weixin.qq.com, 开发管理 → 开发设置 → 小程序代码上传: make the key, allow your address, keep the file outside of the repository',
    isWellFormed: (value) => value.length > 0,
  },
  {
    name: PROVIDER_NAME,
    meaning:
      'the company that sells the face API: it receives the pictures, and the privacy guideline names it',
    obtain: "copy the seller's company name from the page on which you bought",
    isWellFormed: (value) => value.length >= 4,
  },
  {
    name: GUIDELINE_ENTERED,
    meaning: 'the day on which you entered the privacy guideline in the console, such as 2026-11-24',
    obtain:
      'run `npm run privacy`, enter what it prints in mp.weixin.qq.com, 设置 → 服务内容声明 → 用户隐私保护指引, then write the day here',
    isWellFormed: isDay,
  },
];
