/** A multipart body as the SDK sends it for `wx.openApi`: texts, and one field of bytes. */
import { Refusal, WIRE_CODE } from './refusal';

const BINARY: ReadonlySet<string> = new Set(['requestData', 'apiOptions']);

/** The bytes between two marks, from an offset on. */
function between(body: Buffer, from: number, mark: Buffer): Buffer | undefined {
  const end = body.indexOf(mark, from);
  return end === -1 ? undefined : body.subarray(from, end);
}

/** @throws Refusal INVALID_PARAM */
export function readMultipart(body: Buffer, contentType: string): Record<string, string | Buffer> {
  const boundary = /boundary=([^;\s]+)/.exec(contentType)?.[1];
  if (boundary === undefined) throw new Refusal(WIRE_CODE.invalidParam, 'no boundary');
  const mark = Buffer.from(`\r\n--${boundary}`);
  const all = Buffer.concat([Buffer.from('\r\n'), body]);
  const fields: Record<string, string | Buffer> = {};
  for (let at = all.indexOf(mark); at !== -1; at = all.indexOf(mark, at + 1)) {
    const part = between(all, at + mark.length + 2, mark);
    if (part === undefined) break;
    const headEnd = part.indexOf('\r\n\r\n');
    const name = /name="([^"]+)"/.exec(part.subarray(0, headEnd).toString('utf8'))?.[1];
    if (headEnd === -1 || name === undefined) throw new Refusal(WIRE_CODE.invalidParam, 'a part has no name');
    const content = part.subarray(headEnd + 4);
    fields[name] = BINARY.has(name) ? Buffer.from(content) : content.toString('utf8');
  }
  return fields;
}
