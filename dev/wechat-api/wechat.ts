/**
 * WeChat's servers as far as a verification needs them: token, `getverifyid`, `queryverifyinfo`. Strict: a field
 * that does not fit is refused in WeChat's own number. Without a network, so that tests can have it at once.
 */
import { randomBytes } from 'node:crypto';
import { EXPIRES_IN_SECONDS, type OpenedStep, Register } from './register';
import { ERRCODES } from './rets';

export type Fields = Readonly<Record<string, unknown>>;

/** One call as WeChat's own log has it. */
export interface WechatCall {
  readonly path: string;
  readonly errcode: number;
  readonly outSeqNo: string | null;
  /** What a query was told. */
  readonly ret: number | null;
  readonly at: number;
}

export interface WechatOptions {
  readonly appId: string;
  readonly appSecret: string;
  readonly now: () => number;
}

export const TOKEN_PATH = '/cgi-bin/stable_token';
export const BEGIN_PATH = '/cityservice/face/identify/getverifyid';
export const QUERY_PATH = '/cityservice/face/identify/queryverifyinfo';

const TOKEN_SECONDS = 7200;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

export class Wechat {
  readonly register = new Register();
  readonly calls: WechatCall[] = [];
  readonly #options: WechatOptions;
  #token: { readonly value: string; readonly expiresAt: number } | null = null;

  constructor(options: WechatOptions) {
    this.#options = options;
  }

  /** Tokens that were made so far end now: WeChat may do that at any time. */
  revokeToken(): void {
    this.#token = null;
  }

  /** Those for whom a query was told `errcode` 0 and `verify_ret` 10000: nobody else has passed. */
  passed(): ReadonlySet<string> {
    const told = this.calls.filter(
      ({ path, errcode, ret }) => path === QUERY_PATH && errcode === 0 && ret === 10000,
    );
    return new Set(told.flatMap(({ outSeqNo }) => (outSeqNo === null ? [] : [outSeqNo])));
  }

  /** @returns the JSON that is answered */
  answer(path: string, token: string | null, body: unknown): Fields {
    const given = isFields(body) ? body : {};
    const answered = this.#answer(path, token, given);
    const { errcode, verify_ret: ret } = answered;
    this.calls.push({
      path,
      errcode: typeof errcode === 'number' ? errcode : 0,
      outSeqNo: text(given['out_seq_no']) || null,
      ret: typeof ret === 'number' ? ret : null,
      at: this.#options.now(),
    });
    return answered;
  }

  #answer(path: string, token: string | null, given: Fields): Fields {
    if (path === TOKEN_PATH) return this.#stableToken(given);
    const refused = this.#refuseToken(token);
    if (refused !== null) return refused;
    if (path === BEGIN_PATH) return this.#begin(given);
    return path === QUERY_PATH ? this.#query(given) : { errcode: 404, errmsg: 'no such path' };
  }

  #stableToken(given: Fields): Fields {
    const { appId, appSecret, now } = this.#options;
    if (given['appid'] !== appId) return this.#refuse(ERRCODES.appId);
    if (given['secret'] !== appSecret) return this.#refuse(ERRCODES.secret);
    if (given['grant_type'] !== 'client_credential') return this.#refuse(40002);
    const isOver = this.#token === null || this.#token.expiresAt <= now();
    if (isOver || given['force_refresh'] === true) {
      const value = randomBytes(24).toString('base64url');
      this.#token = { value, expiresAt: now() + TOKEN_SECONDS * 1000 };
    }
    const left = Math.floor(((this.#token?.expiresAt ?? 0) - now()) / 1000);
    return { access_token: this.#token?.value, expires_in: left };
  }

  #refuseToken(token: string | null): Fields | null {
    if (token === null || token !== this.#token?.value) return this.#refuse(ERRCODES.token);
    return this.#token.expiresAt <= this.#options.now() ? this.#refuse(ERRCODES.tokenExpired) : null;
  }

  #refuse(errcode: number): Fields {
    return {
      errcode,
      errmsg: `refused rid: ${randomBytes(4).toString('hex')}-${randomBytes(4).toString('hex')}`,
    };
  }

  #begin(given: Fields): Fields {
    const outSeqNo = given['out_seq_no'];
    if (outSeqNo === undefined || outSeqNo === '') return this.#refuse(ERRCODES.noSeqNo);
    if (typeof outSeqNo !== 'string' || !/^[0-9A-Za-z_-]{5,32}$/.test(outSeqNo)) {
      return this.#refuse(ERRCODES.seqNo);
    }
    const cert = given['cert_info'];
    if (!isFields(cert)) return this.#refuse(ERRCODES.noCertInfo);
    if (cert['cert_type'] !== 'IDENTITY_CARD') return this.#refuse(ERRCODES.certType);
    if (text(cert['cert_name']) === '') return this.#refuse(ERRCODES.certName);
    if (!/^\d{17}[\dX]$/.test(text(cert['cert_no']))) return this.#refuse(ERRCODES.certNo);
    const openid = given['openid'];
    if (openid === undefined || openid === '') return this.#refuse(ERRCODES.noOpenid);
    // The user key of the function is `appId/openId`: neither it nor a hash may come here.
    if (typeof openid !== 'string' || !/^[\w-]{6,64}$/.test(openid)) return this.#refuse(ERRCODES.openid);
    if (this.register.has(outSeqNo)) return this.#refuse(ERRCODES.seqNoExists);
    const info = {
      cert_type: 'IDENTITY_CARD',
      cert_name: text(cert['cert_name']),
      cert_no: text(cert['cert_no']),
    };
    const { verifyId } = this.register.open(outSeqNo, openid, info, this.#options.now());
    return { errcode: 0, errmsg: 'ok', verify_id: verifyId, expires_in: EXPIRES_IN_SECONDS };
  }

  #query(given: Fields): Fields {
    const step = this.register.find(text(given['verify_id']));
    return { errcode: 0, errmsg: 'ok', verify_ret: this.#resultOf(step, given) };
  }

  /** Every one of the four has to be the step's own. */
  #resultOf(step: OpenedStep | undefined, given: Fields): number {
    if (step === undefined || step.expiresAt <= this.#options.now()) return 10017;
    if (given['out_seq_no'] !== step.outSeqNo) return 10001;
    if (given['openid'] !== step.openid) return 10041;
    if (given['cert_hash'] !== step.certHash) return 10040;
    return this.register.tell(step);
  }

  clear(): void {
    this.register.clear();
    this.calls.length = 0;
  }
}
