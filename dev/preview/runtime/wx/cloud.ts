/** `wx.cloud`: calls and uploads, with the limits of CloudBase and with errors by script (cloudbase.md). */
import { type CallFault, parseCallScript } from '../../call-script';
import type { PhoneCall } from '../../control';
import type { Phone } from '../host/phone';
import { Refusal } from '../host/refusal';
import { type Answer, api, type Given, textOf } from './api';

const MAX_REQUEST_BYTES = 100 * 1024;
const MAX_ANSWER_BYTES = 1024 * 1024;
const TOO_LARGE = -604_001;
const NOT_INITIALISED = -1;

const bytesOf = (text: string) => new TextEncoder().encode(text).length;

const lost = ({ errCode, errMsg }: CallFault) =>
  new Refusal(`Error: errCode: ${errCode} ${errMsg}`, { errCode });

/** One answer of the dev server: the result, or the error as WeChat words it. */
async function send(url: string, body: BodyInit, type: string): Promise<unknown> {
  const response = await fetch(url, { method: 'POST', body, headers: { 'content-type': type } }).catch(
    () => null,
  );
  if (response === null) throw new Refusal('Error: errCode: -1 request:fail', { errCode: -1 });
  const text = await response.text();
  if (bytesOf(text) > MAX_ANSWER_BYTES) {
    throw new Refusal(`Error: errCode: ${TOO_LARGE} response exceeds 1 MB`, { errCode: TOO_LARGE });
  }
  const { result, failure }: { result?: unknown; failure?: { errCode: number; errMsg: string } } =
    JSON.parse(text);
  if (failure === undefined) return result;
  const { errCode, errMsg } = failure;
  throw new Refusal(`Error: errCode: ${errCode} ${errMsg}`, { errCode });
}

export class Cloud {
  readonly #phone: Phone;
  #script: (CallFault | null)[];
  #ready = false;

  constructor(phone: Phone) {
    this.#phone = phone;
    this.#script = parseCallScript(phone.settings.current.call);
    phone.settings.onChange((now, before) => {
      if (now.call !== before.call) this.#script = parseCallScript(now.call);
    });
  }

  apis() {
    return {
      init: () => {
        this.#ready = true;
      },
      callFunction: api('cloud.callFunction', (given) => this.#call(given)),
      uploadFile: api('cloud.uploadFile', (given) => this.#upload(given)),
    };
  }

  #mustBeReady(): void {
    if (this.#ready) return;
    throw new Refusal("Cloud API isn't enabled, please call wx.cloud.init first", {
      errCode: NOT_INITIALISED,
    });
  }

  async #call(given: Given): Promise<Answer> {
    this.#mustBeReady();
    const name = textOf(given, 'name');
    const data = JSON.stringify(given['data'] ?? {});
    const bytes = bytesOf(data);
    if (bytes > MAX_REQUEST_BYTES) {
      throw new Refusal(`Error: errCode: ${TOO_LARGE} data exceeds 100 KB`, { errCode: TOO_LARGE });
    }
    const action = /^\{"action":"(\w+)"/.exec(data)?.[1] ?? '';
    const call: PhoneCall = { name, action, bytes, startedAt: performance.now() };
    const index = this.#phone.calls.push(call) - 1;
    const note = (outcome: string) => {
      this.#phone.calls[index] = { ...call, outcome, durationMs: performance.now() - call.startedAt };
    };
    try {
      const result = await this.#through(
        JSON.stringify({ name, data: JSON.parse(data), openId: this.#phone.settings.current.openid }),
      );
      note('ok');
      return { result, requestID: `preview-${index + 1}` };
    } catch (error) {
      note(error instanceof Refusal ? String(error.codes.errCode) : 'error');
      throw error;
    }
  }

  /** Sends, unless the script has something else in mind. */
  async #through(body: string): Promise<unknown> {
    const fault = this.#script.shift() ?? null;
    if (fault !== null && !fault.ran) throw lost(fault);
    const result = await send('/preview/call', body, 'application/json');
    if (fault !== null) throw lost(fault);
    return result;
  }

  async #upload(given: Given): Promise<Answer> {
    this.#mustBeReady();
    const file = this.#phone.files.get(textOf(given, 'filePath'));
    if (file === undefined) throw new Refusal('file not found', { errCode: -1 });
    const query = new URLSearchParams({
      path: textOf(given, 'cloudPath'),
      openid: this.#phone.settings.current.openid,
    });
    const fileID = await send(`/preview/upload?${query}`, file.bytes, 'application/octet-stream');
    return { fileID, statusCode: 204 };
  }
}
