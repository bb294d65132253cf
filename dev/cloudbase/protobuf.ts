/** As much of the protobuf wire format as `wx.openApi` needs: varints, and fields with a length. */
import { Refusal, WIRE_CODE } from './refusal';

export interface ProtobufField {
  readonly id: number;
  /** A number's value, or a field's bytes. */
  readonly value: bigint | Buffer;
}

const VARINT = 0;
const LENGTH = 2;

function refuse(what: string): never {
  throw new Refusal(WIRE_CODE.invalidParam, `protobuf: ${what}`);
}

/** @throws Refusal INVALID_PARAM */
export function readProtobuf(message: Buffer): readonly ProtobufField[] {
  const fields: ProtobufField[] = [];
  let at = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = message[at];
      if (byte === undefined || shift > 63n) return refuse('a number has no end');
      at += 1;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  while (at < message.length) {
    const key = varint();
    const [id, type] = [Number(key >> 3n), Number(key & 7n)];
    if (type === VARINT) fields.push({ id, value: varint() });
    else if (type === LENGTH) {
      const length = Number(varint());
      if (at + length > message.length) refuse('a field is longer than its message');
      fields.push({ id, value: message.subarray(at, at + length) });
      at += length;
    } else refuse(`wire type ${type}`);
  }
  return fields;
}

function writeVarint(value: bigint): Buffer {
  const bytes: number[] = [];
  // A negative int32 goes out as 64 bits.
  let rest = BigInt.asUintN(64, value);
  do {
    const more = rest > 0x7fn ? 0x80 : 0;
    bytes.push(Number(rest & 0x7fn) | more);
    rest >>= 7n;
  } while (rest > 0n);
  return Buffer.from(bytes);
}

export function writeProtobuf(fields: readonly ProtobufField[]): Buffer {
  return Buffer.concat(
    fields.flatMap(({ id, value }) => {
      const isNumber = typeof value === 'bigint';
      const key = writeVarint(BigInt((id << 3) | (isNumber ? VARINT : LENGTH)));
      return isNumber ? [key, writeVarint(value)] : [key, writeVarint(BigInt(value.length)), value];
    }),
  );
}
