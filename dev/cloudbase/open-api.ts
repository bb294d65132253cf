/**
 * `wx.openApi`: WeChat's own API by cloud call. Multipart; `requestData` is protobuf CommApiData
 * `{1: type, 2: {1: [{1: key, 2: JSON}]}}`, the answer CommOpenApiResp `{1: data, 2: type, 3: error}`
 * (read from wx-server-sdk 4.0.2, confirmed by its own calls).
 *
 * As strict as the documentation: a permission that `config.json` does not declare is refused, and so is a
 * parameter that WeChat would refuse.
 */
import * as v from 'valibot';
import { type Actions, readRequest } from './actions';
import { type ApiReply, type OpenApiFailure, WECHAT_API } from './open-api-answers';
import { readProtobuf, writeProtobuf } from './protobuf';
import { Refusal, WIRE_CODE } from './refusal';

/** One call that WeChat got. */
export interface OpenApiCall {
  readonly api: string;
  /** In snake case, as the SDK sends it. */
  readonly data: Readonly<Record<string, unknown>>;
}

const NO_SUCH_API = -604100;
const NO_PERMISSION = -604101;

const Request = v.object({ apiName: v.string(), requestData: v.instance(Buffer) });

/** The pairs of a CommApiData. @throws Refusal INVALID_PARAM */
function readData(message: Buffer): Record<string, unknown> {
  const fields = readProtobuf(message);
  const body = fields.find(({ id }) => id === 2)?.value;
  if (!Buffer.isBuffer(body)) throw new Refusal(WIRE_CODE.invalidParam, 'no openapiData');
  const pairs = readProtobuf(body).map(({ value }) => {
    const [key, text] = [1, 2].map((id) =>
      Buffer.isBuffer(value) ? readProtobuf(value).find((field) => field.id === id)?.value : undefined,
    );
    if (!Buffer.isBuffer(key) || !Buffer.isBuffer(text)) throw new Refusal(WIRE_CODE.invalidParam, 'a pair');
    const parsed: unknown = JSON.parse(text.toString('utf8'));
    return [key.toString('utf8'), parsed] as const;
  });
  return Object.fromEntries(pairs);
}

function write({ type, content }: ApiReply): Buffer {
  return writeProtobuf([
    { id: 1, value: content },
    { id: 2, value: Buffer.from(type) },
    { id: 3, value: 0n },
  ]);
}

const refused = (code: number): Buffer => writeProtobuf([{ id: 3, value: BigInt(code) }]);

const json = (value: object): ApiReply => ({
  type: 'application/json; charset=UTF-8',
  content: Buffer.from(JSON.stringify(value)),
});

export class OpenApi {
  readonly #calls: OpenApiCall[] = [];
  readonly #failures = new Map<string, OpenApiFailure>();

  /** What WeChat got and did, in order. */
  get calls(): readonly OpenApiCall[] {
    return this.#calls;
  }

  /** Every call of one API is refused from now on; null: as usual again. */
  fail(api: string, failure: OpenApiFailure | null): void {
    if (failure === null) this.#failures.delete(api);
    else this.#failures.set(api, failure);
  }

  clear(): void {
    this.#calls.length = 0;
    this.#failures.clear();
  }

  async answer(api: string, data: Readonly<Record<string, unknown>>): Promise<ApiReply> {
    const failure = this.#failures.get(api) ?? WECHAT_API[api]?.refusal(data) ?? null;
    if (failure !== null) return json(failure);
    this.#calls.push({ api, data });
    return (await WECHAT_API[api]?.reply(data)) ?? json({ errcode: 0, errmsg: 'ok' });
  }
}

/** @param permissions of the function that calls, from its `config.json` */
export function openApiActions(
  openApi: OpenApi,
  permissions: (caller: string) => readonly string[],
): Actions {
  return {
    'wx.openApi': async (request) => {
      const { apiName, requestData } = readRequest(Request, request);
      const data = readData(requestData);
      if (!(apiName in WECHAT_API)) return refused(NO_SUCH_API);
      if (!permissions(String(request['caller'])).includes(apiName)) return refused(NO_PERMISSION);
      return write(await openApi.answer(apiName, data));
    },
  };
}
