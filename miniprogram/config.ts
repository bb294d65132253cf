/**
 * What the owner of the mini-program fills in. It ships to phones: no secret, nothing of the seller.
 */
import { CONSENT_VERSION } from './contract/actions';
import type { Language } from './text/language';

/** Who asks for the verification, in the person's language. */
export interface Operator {
  readonly name: string;
  /** Completes "… asks you to verify yourself, in order to …". */
  readonly purpose: string;
  /** The way that needs no face; it is offered on every page. */
  readonly alternative: string;
  /** Who to ask when something does not work. */
  readonly contact: string;
}

export interface Settings {
  /** CloudBase environment; empty = the one that the mini-program's console marks as default. */
  readonly envId: string;
  /** Version of the consent text in `text/`; the function records it with the attempt. */
  readonly consentVersion: string;
  /** How long the record (not the photo: that is never kept) stays. The function's `RETENTION_DAYS`. */
  readonly retentionDays: number;
  /** Seconds between the tap on the shutter and the photo while the person has the timer on. */
  readonly countdownSeconds: number;
  /** Whether staff check people who would rather not use the face, on the operator's pages. */
  readonly manualReview: boolean;
  /** Dialled from "another way"; empty = no call is offered. */
  readonly phoneNumber: string;
  readonly operator: Readonly<Record<Language, Operator>>;
}

export const config: Settings = {
  envId: '',
  consentVersion: CONSENT_VERSION,
  retentionDays: 30,
  countdownSeconds: 3,
  manualReview: true,
  phoneNumber: '400-000-0000',
  operator: {
    'zh-CN': {
      name: '示例公司',
      purpose: '开通账户',
      alternative: '带上身份证到任一营业网点，由工作人员当面核对；或在工作日 9:00–18:00 打电话预约人工核验。',
      contact: '400-000-0000（工作日 9:00–18:00）',
    },
    en: {
      name: 'Example Company',
      purpose: 'open your account',
      alternative:
        'Bring your ID card to any branch, where a member of staff checks it in person; or call on working days, 9:00–18:00, to arrange a manual check.',
      contact: '400-000-0000 (working days, 9:00–18:00)',
    },
  },
};
