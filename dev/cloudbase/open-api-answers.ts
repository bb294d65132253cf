/** The calls of WeChat's API that the product makes: what each refuses, and what it answers. */
import { createHash } from 'node:crypto';
import sharp from 'sharp';
import * as v from 'valibot';

export interface ApiReply {
  readonly type: string;
  readonly content: Buffer;
}

/** WeChat refuses with this `errcode` in place of its answer. */
export interface OpenApiFailure {
  readonly errcode: number;
  readonly errmsg: string;
}

type Data = Readonly<Record<string, unknown>>;

interface WeChatApi {
  /** Null: it is a good call. */
  refusal(data: Data): OpenApiFailure | null;
  reply(data: Data): Promise<ApiReply> | ApiReply;
}

const refuse = (errcode: number, errmsg: string): OpenApiFailure => ({ errcode, errmsg });
const json = (value: object): ApiReply => ({
  type: 'application/json; charset=UTF-8',
  content: Buffer.from(JSON.stringify({ errcode: 0, errmsg: 'ok', ...value })),
});

/** Bounds of the fields of a template, by the kind that its name begins with. */
const FIELDS: Readonly<Record<string, RegExp>> = {
  thing: /^.{1,20}$/u,
  time: /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/,
  number: /^\d{1,32}$/,
  phrase: /^\p{Script=Han}{1,5}$/u,
};

const Message = v.object({
  touser: v.pipe(v.string(), v.nonEmpty()),
  template_id: v.pipe(v.string(), v.nonEmpty()),
  page: v.optional(v.string()),
  data: v.record(v.string(), v.object({ value: v.string() })),
});

function refusalOfMessage(data: Data): OpenApiFailure | null {
  const parsed = v.safeParse(Message, data);
  if (!parsed.success) return refuse(47001, 'data format error');
  const wrong = Object.entries(parsed.output.data).find(([name, { value }]) => {
    const form = FIELDS[/^[a-z_]+/.exec(name)?.[0] ?? ''];
    return form === undefined || !form.test(value);
  });
  return wrong === undefined ? null : refuse(47003, `argument invalid! data.${wrong[0]}.value invalid`);
}

/** wechat.md, Entry and return. */
const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/;
const isPage = (page: unknown): boolean => typeof page === 'string' && /^[^/?][^?]*$/.test(page);

/** A picture that stands for a mini-program code: nothing scans it, and each scene has its own. */
async function drawCode(scene: string, width: number): Promise<Buffer> {
  const hash = createHash('sha256').update(scene).digest();
  const dots = Buffer.from(
    Array.from({ length: 256 }, (_, n) => (((hash[n >> 3] ?? 0) >> (n & 7)) & 1) * 255),
  );
  const grid = sharp(dots, { raw: { width: 16, height: 16, channels: 1 } });
  return grid.resize(width, width, { kernel: 'nearest' }).png().toBuffer();
}

export const WECHAT_API: Readonly<Record<string, WeChatApi>> = {
  'subscribeMessage.send': { refusal: refusalOfMessage, reply: () => json({}) },
  'wxacode.getUnlimited': {
    refusal: ({ scene, page }) => {
      if (typeof scene !== 'string' || !SCENE.test(scene)) return refuse(40169, 'invalid length for scene');
      return isPage(page) ? null : refuse(41030, 'invalid page');
    },
    reply: async ({ scene, width }) => ({
      type: 'image/png',
      content: await drawCode(String(scene), typeof width === 'number' ? width : 430),
    }),
  },
  'urllink.generate': {
    refusal: ({ path }) => (typeof path === 'string' && path.startsWith('/') ? null : refuse(40165, 'path')),
    reply: ({ query }) => json({ url_link: `https://wxaurl.cn/${tokenOf(query)}` }),
  },
  'urlscheme.generate': {
    refusal: ({ jump_wxa: jump }) => {
      const parsed = v.safeParse(v.object({ path: v.string(), query: v.string() }), jump);
      return parsed.success ? null : refuse(40165, 'jump_wxa');
    },
    reply: ({ jump_wxa: jump }) => json({ openlink: `weixin://dl/business/?t=${tokenOf(jump)}` }),
  },
};

function tokenOf(of: unknown): string {
  return createHash('sha256').update(JSON.stringify(of)).digest('base64url').slice(0, 11);
}
