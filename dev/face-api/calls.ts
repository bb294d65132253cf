/** The stand-in's book: which calls arrived, what was said to them, what they would cost. */
import { createHmac, randomBytes } from 'node:crypto';
import type { Billed } from './behaviour';
import type { Comparison } from './enrolled';
import type { PictureFacts } from './picture';

/** One request that arrived. Holds nothing personal: neither name nor number, nor the picture. */
export interface FaceApiCall {
  /** `X-Ca-Request-Id` of the answer. */
  readonly requestId: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** The scenario that was played; null where the gateway refused the request, or the register the person. */
  readonly scenario: string | null;
  /** null where no picture was looked at. */
  readonly picture: PictureFacts | null;
  /** What was put on the wire; `'cut'`: no complete status line and headers were. */
  readonly httpStatus: number | 'cut';
  /** The seller's status; null where he was not asked. */
  readonly status: string | null;
  readonly gatewayCode: string | null;
  /** null where no faces were compared. */
  readonly comparison: Comparison | null;
  readonly billed: Billed;
}

/** Pictures that are kept for tests to look at. */
const PICTURES_KEPT = 32;

export class CallBook {
  #calls: FaceApiCall[] = [];
  /** By a hash whose key lives as long as the book: whoever knows a number finds its calls, and nobody else. */
  #byPerson = new Map<string, FaceApiCall[]>();
  readonly #key = randomBytes(32);
  #pictures = new Map<string, Buffer>();

  /** @param idNumber whom the call is about; empty where that was not read */
  add(call: FaceApiCall, picture: Buffer | null, idNumber: string): void {
    this.#calls.push(call);
    if (idNumber !== '') {
      const person = this.#hash(idNumber);
      this.#byPerson.set(person, [...(this.#byPerson.get(person) ?? []), call]);
    }
    if (picture === null) return;
    this.#pictures.set(call.requestId, picture);
    const [oldest] = this.#pictures.keys();
    if (this.#pictures.size > PICTURES_KEPT && oldest !== undefined) this.#pictures.delete(oldest);
  }

  get calls(): readonly FaceApiCall[] {
    return this.#calls;
  }

  callsAbout(idNumber: string): readonly FaceApiCall[] {
    return this.#byPerson.get(this.#hash(idNumber)) ?? [];
  }

  picture(requestId: string): Buffer | undefined {
    return this.#pictures.get(requestId);
  }

  bills(): ReadonlyMap<string, Billed> {
    return new Map(this.#calls.map(({ requestId, billed }) => [requestId, billed]));
  }

  billed(): number {
    return this.#calls.reduce((sum, { billed }) => sum + billed, 0);
  }

  clear(): void {
    this.#calls = [];
    this.#byPerson.clear();
    this.#pictures.clear();
  }

  #hash(idNumber: string): string {
    return createHmac('sha256', this.#key).update(idNumber).digest('base64url');
  }
}
