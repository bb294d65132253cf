/** The two answers that are none. */
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';

type WireContext = Context<{ Bindings: HttpBindings }>;

/** Destroys the connection: the caller sees ECONNRESET, as when the line breaks. */
export function cut(c: WireContext): Response {
  c.env.outgoing.destroy();
  return RESPONSE_ALREADY_SENT;
}

/** What a gateway in front of CloudBase answers when it has nobody to ask: no JSON. */
export function broken(c: WireContext): Response {
  return c.text('Internal Server Error', 500);
}
