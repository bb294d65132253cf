/** A warning into a chat group: one POST, as the group's robot wants it. */
import * as v from 'valibot';
import type { Channel, Sent } from '../operator-ports';

export const CHAT_SHAPES = ['wecom', 'dingtalk', 'feishu', 'slack'] as const;
export type ChatShape = (typeof CHAT_SHAPES)[number];

const TIMEOUT_MS = 5000;
/** An answer that says more than this says nothing that we need. */
const MOST_CHARACTERS = 10_000;

const BODIES: Readonly<Record<ChatShape, (text: string) => object>> = {
  wecom: (content) => ({ msgtype: 'text', text: { content } }),
  dingtalk: (content) => ({ msgtype: 'text', text: { content } }),
  feishu: (text) => ({ msg_type: 'text', content: { text } }),
  slack: (text) => ({ text }),
};

/** Enterprise WeChat, DingTalk (`errcode`) and Feishu (`code`) refuse with HTTP 200, too. */
const Refusal = v.union([v.object({ errcode: v.number() }), v.object({ code: v.number() })]);

function refusalIn(body: string): number {
  try {
    const parsed = v.safeParse(Refusal, JSON.parse(body));
    if (!parsed.success) return 0;
    return 'errcode' in parsed.output ? parsed.output.errcode : parsed.output.code;
  } catch {
    // Slack answers `ok`.
    return 0;
  }
}

export function createChatWebhook(url: string, shape: ChatShape): Channel {
  return {
    id: 'webhook',
    async send({ text }): Promise<Sent> {
      try {
        const { request } = await import('undici');
        const { statusCode, body } = await request(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json; charset=utf-8' },
          body: JSON.stringify(BODIES[shape](text)),
          signal: AbortSignal.timeout(TIMEOUT_MS),
        });
        const answer = (await body.text()).slice(0, MOST_CHARACTERS);
        const isAccepted = statusCode >= 200 && statusCode < 300;
        if (!isAccepted) return { ok: false, problem: `HTTP_${statusCode}`, isFinal: false };
        const refusal = refusalIn(answer);
        return refusal === 0 ? { ok: true } : { ok: false, problem: `CHAT_${refusal}`, isFinal: false };
      } catch {
        return { ok: false, problem: 'NO_ANSWER', isFinal: false };
      }
    },
  };
}
