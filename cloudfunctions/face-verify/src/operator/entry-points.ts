/** Codes and links into the mini-program, made by WeChat. What it does not make is null: nobody waits for it twice. */
import * as v from 'valibot';
import { openApi } from '../cloud/open-api';
import { START_PAGE } from '../domain/request';
import type { EntryPoints } from '../operator-ports';
import type { Log } from '../ports';

const Code = v.object({ contentType: v.string(), buffer: v.instance(Buffer) });
const Link = v.object({ urlLink: v.pipe(v.string(), v.url()) });
const Scheme = v.object({ openlink: v.pipe(v.string(), v.startsWith('weixin://')) });

/** An answer of a function has at most 1 MB, and Base64 a third more than its bytes (cloudbase.md). */
const MOST_BYTES = 512 * 1024;

export function createEntryPoints(log: Log): EntryPoints {
  /** Null, and a line in the log, for whatever is no such answer. */
  async function read<Schema extends v.GenericSchema>(
    schema: Schema,
    action: string,
    call: ReturnType<typeof openApi.urlLink>,
  ): Promise<v.InferOutput<Schema> | null> {
    const answer = await call;
    const parsed = v.safeParse(schema, answer.ok ? answer.data : null);
    if (parsed.success) return parsed.output;
    log({ event: 'open-api-failed', action, code: answer.ok ? 'UNREADABLE' : String(answer.code) });
    return null;
  }

  return {
    async code(scene) {
      const made = await read(Code, 'wxacode.getUnlimited', openApi.codeUnlimited(scene, START_PAGE));
      if (made === null || made.buffer.length > MOST_BYTES) return null;
      return { contentType: made.contentType, base64: made.buffer.toString('base64') };
    },
    async urlLink(query) {
      const made = await read(Link, 'urllink.generate', openApi.urlLink(`/${START_PAGE}`, query));
      return made?.urlLink ?? null;
    },
    async scheme(query) {
      const made = await read(Scheme, 'urlscheme.generate', openApi.scheme(`/${START_PAGE}`, query));
      return made?.openlink ?? null;
    },
  };
}
