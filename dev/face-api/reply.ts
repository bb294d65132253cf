/** What the seller writes: the guide's JSON (face-api.md §1), and the ways in which it goes wrong. */
import { AREAS } from './areas';
import type { BodyShape } from './behaviour';

/** Whom a reply is about, as the call named him. */
export interface Subject {
  readonly name: string;
  readonly idNumber: string;
}

/** The fields of the guide's two samples; `lastCode` stands in the failure sample only. */
interface Reply {
  readonly status: string;
  readonly msg: string;
  readonly idCard: string;
  readonly name: string;
  readonly sex: string;
  readonly area: string;
  readonly province: string;
  readonly city: string;
  readonly prefecture: string;
  readonly birthday: string;
  readonly addrCode: string;
  readonly lastCode?: string;
}

const MESSAGES: Readonly<Record<string, string>> = {
  '1': '系统分析为同一人',
  '2': '系统分析可能为同一人',
  '3': '系统分析为不是同一人',
  '-1': '身份证和姓名不匹配',
  '-2': '公安库中无此身份证记录',
  '-3': '公安身份证库中没有此号码的照片',
  '-4': '相片质量校验不合格',
  '-5': '照片相片体积过大',
  '203': '异常情况!',
  '204': '姓名格式不正确!',
  '205': '身份证格式不正确!',
};

/** Name and number matched in these, so that the seller can tell more of the person. */
const KNOWN_PERSON: ReadonlySet<string> = new Set(['1', '2', '3']);

/** An invented person who is not in the roster. */
const ANOTHER_PERSON: Subject = { name: '钱七', idNumber: '110105198003071231' };

/** More than 64 KB, the most that a reply may have. */
const OVERSIZED_CHARACTERS = 70_000;

const HTML = '<!DOCTYPE html><html><head><title>Error</title></head><body>Please try again.</body></html>';

/** The seller's answer in the shape of the guide. */
function replyOf(status: string, { name, idNumber }: Subject): Reply {
  const msg = MESSAGES[status] ?? '未知状态';
  const addrCode = idNumber.slice(0, 6);
  const place = AREAS[addrCode];
  if (!KNOWN_PERSON.has(status) || place === undefined) {
    const unsaid = { sex: '', area: '', province: '', city: '', prefecture: '', birthday: '', addrCode: '' };
    return { status, msg, idCard: idNumber, name, ...unsaid, lastCode: '' };
  }
  return {
    status,
    msg,
    idCard: idNumber,
    name,
    sex: Number(idNumber.charAt(16)) % 2 === 1 ? '男' : '女',
    area: `${place.province}${place.city}${place.prefecture}`,
    ...place,
    birthday: `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`,
    addrCode,
  };
}

/** The reply without its status, as a body that is JSON and yet no answer. */
function withoutStatus({ status: _, ...rest }: Reply): Omit<Reply, 'status'> {
  return rest;
}

const WRITERS: Readonly<Record<BodyShape, (reply: Reply) => string>> = {
  json: (reply) => JSON.stringify(reply),
  'json-with-bom': (reply) => `\uFEFF${JSON.stringify(reply)}`,
  // The status is in the part that is left: whoever searches for it instead of parsing finds a pass.
  'json-truncated': (reply) => JSON.stringify(reply).slice(0, 80),
  'json-oversized': (reply) => JSON.stringify({ ...reply, area: '省'.repeat(OVERSIZED_CHARACTERS / 3) }),
  'json-array': (reply) => JSON.stringify([reply]),
  'json-null': () => 'null',
  'status-as-number': (reply) => JSON.stringify({ ...reply, status: Number(reply.status) }),
  'status-as-object': (reply) => JSON.stringify({ ...reply, status: { code: reply.status } }),
  'status-missing': (reply) => JSON.stringify(withoutStatus(reply)),
  'another-person': ({ status }) => JSON.stringify(replyOf(status, ANOTHER_PERSON)),
  'other-json': () => JSON.stringify({ code: 450, message: '业务异常', success: false }),
  html: () => HTML,
  empty: () => '',
};

/** The bytes of the seller's answer. */
export function writeReply(status: string, subject: Subject, shape: BodyShape): Buffer {
  return Buffer.from(WRITERS[shape](replyOf(status, subject)), 'utf8');
}
