/** The steps that were opened, and how each ended: what WeChat's servers know. */
import { createHash, randomBytes } from 'node:crypto';
import { retOf } from './people';

export interface CertInfo {
  readonly cert_type: string;
  readonly cert_name: string;
  readonly cert_no: string;
}

export interface OpenedStep {
  readonly verifyId: string;
  readonly outSeqNo: string;
  readonly openid: string;
  readonly certHash: string;
  readonly expiresAt: number;
  /** How it would end for this person. */
  readonly expected: number;
  /** How it ended in WeChat's screen; null while it has not. */
  ret: number | null;
  /** Queries that are still told that it runs. */
  running: number;
}

/** Written here once more, from the documentation: the function's own must not be held against itself. */
function hashOf({ cert_type, cert_name, cert_no }: CertInfo): string {
  const b64 = (text: string): string => Buffer.from(text).toString('base64');
  const joined = `cert_type=${b64(cert_type)}&cert_name=${b64(cert_name)}&cert_no=${b64(cert_no)}`;
  return createHash('sha256').update(joined).digest('hex');
}

const NOT_COMPLETED = 10300;
const RUNNING = 10005;
const PASSED = 10000;
/** Whoever is "still running" is so for two queries, and passes then. */
const RUNNING_QUERIES = 2;

export const EXPIRES_IN_SECONDS = 3600;

export class Register {
  readonly #steps = new Map<string, OpenedStep>();

  has(outSeqNo: string): boolean {
    return this.ofSeqNo(outSeqNo) !== undefined;
  }

  /** By the id that the attempt has at ours. */
  ofSeqNo(outSeqNo: string): OpenedStep | undefined {
    return [...this.#steps.values()].find((step) => step.outSeqNo === outSeqNo);
  }

  open(outSeqNo: string, openid: string, cert: CertInfo, now: number): OpenedStep {
    const step: OpenedStep = {
      verifyId: randomBytes(32).toString('base64url'),
      outSeqNo,
      openid,
      certHash: hashOf(cert),
      expiresAt: now + EXPIRES_IN_SECONDS * 1000,
      expected: retOf(cert.cert_no),
      ret: null,
      running: 0,
    };
    this.#steps.set(step.verifyId, step);
    return step;
  }

  find(verifyId: string): OpenedStep | undefined {
    return this.#steps.get(verifyId);
  }

  /**
   * What WeChat's screen does at its end. The first end stands.
   *
   * @param ret how it ended @default as it does for this person
   * @returns how it ended; null for a step that nobody opened, or whose time is over
   */
  complete(verifyId: string, now: number, ret?: number): number | null {
    const step = this.#steps.get(verifyId);
    if (step === undefined || step.expiresAt <= now) return null;
    if (step.ret !== null) return step.ret;
    const wanted = ret ?? step.expected;
    if (wanted === RUNNING) step.running = RUNNING_QUERIES;
    step.ret = wanted === RUNNING ? PASSED : wanted;
    return wanted;
  }

  /** What a query is told of it. */
  tell(step: OpenedStep): number {
    if (step.ret === null) return NOT_COMPLETED;
    if (step.running > 0) {
      step.running -= 1;
      return RUNNING;
    }
    return step.ret;
  }

  clear(): void {
    this.#steps.clear();
  }
}
