/** Faults by script: the cloud as it behaves on a bad day, without waiting for one. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ObservedCall } from './journal';
import { Refusal } from './refusal';

/**
 * - `slow`: waits `ms`, then executes.
 * - `hold`: waits for `release()`, then executes. `hold-answer`: executes, then waits for `release()`.
 * - `cut-before`: the connection dies and nothing was executed. `cut-after`: executed, the answer is lost.
 * - `http-500`: nothing executed, an answer that is no JSON.
 * - `error`: nothing executed, refused with this wire code (refusal.ts); for `functions.call` with
 *   the number that a phone sees, as text: `'-501004'`.
 */
export type FaultEffect =
  | { readonly kind: 'slow'; readonly ms: number }
  | { readonly kind: 'hold' | 'hold-answer' | 'cut-before' | 'cut-after' | 'http-500' }
  | { readonly kind: 'error'; readonly code: string; readonly message?: string };

export interface FaultRule {
  readonly match: {
    readonly action?: string;
    readonly collection?: string;
    /** Spares the calls before the nth that matches. @default 1 */
    readonly nth?: number;
  };
  readonly effect: FaultEffect;
  /** How many calls it hits. @default 1 */
  readonly times?: number;
}

/** A fault that was added. */
export interface Fault {
  readonly hits: number;
  /** Resolves when the first call is hit: the moment at which a held call is surely being held. */
  readonly reached: Promise<void>;
  /** Lets the held calls go, those to come included. */
  release(): void;
  remove(): void;
}

/** The connection is to be destroyed. */
export class ConnectionCut extends Error {
  override readonly name = 'ConnectionCut';
}

/** The answer is to be HTTP 500. */
export class ServerBroken extends Error {
  override readonly name = 'ServerBroken';
}

class ActiveFault implements Fault {
  hits = 0;
  readonly reached: Promise<void>;
  readonly released: Promise<void>;
  #matched = 0;
  #resolveReached = (): void => undefined;
  #resolveReleased = (): void => undefined;

  constructor(
    readonly rule: FaultRule,
    private readonly onRemove: () => void,
  ) {
    this.reached = new Promise((resolve) => {
      this.#resolveReached = resolve;
    });
    this.released = new Promise((resolve) => {
      this.#resolveReleased = resolve;
    });
  }

  /** Counts the call if it matches; true if the fault is for this one. */
  wants(call: ObservedCall): boolean {
    const { action, collection, nth = 1 } = this.rule.match;
    if (action !== undefined && action !== call.action) return false;
    if (collection !== undefined && collection !== call.collection) return false;
    this.#matched += 1;
    return this.#matched >= nth && this.hits < (this.rule.times ?? 1);
  }

  hit(): void {
    this.hits += 1;
    this.#resolveReached();
  }

  release(): void {
    this.#resolveReleased();
  }

  remove(): void {
    this.release();
    this.onRemove();
  }
}

export class Faults {
  readonly #active = new Set<ActiveFault>();
  readonly #closing = new AbortController();

  add(rule: FaultRule): Fault {
    const fault: ActiveFault = new ActiveFault(rule, () => this.#active.delete(fault));
    this.#active.add(fault);
    return fault;
  }

  /** Removes all faults and releases what they hold. */
  clear(): void {
    for (const fault of [...this.#active]) fault.remove();
  }

  /** The stand-in stops: whoever is still held or slowed finds his connection cut. */
  close(): void {
    this.#closing.abort();
    this.clear();
  }

  /**
   * Executes the call under the first fault that wants it.
   *
   * @param onFault told the kind before anything happens
   * @throws ConnectionCut, ServerBroken, Refusal as the fault says, and what `execute` throws
   */
  async run<T>(
    call: ObservedCall,
    execute: () => Promise<T> | T,
    onFault: (kind: string) => void,
  ): Promise<T> {
    // Every fault counts every call that it matches, so no short cut after the first that wants it.
    const [fault] = [...this.#active].filter((candidate) => candidate.wants(call));
    if (fault === undefined) return execute();
    fault.hit();
    const { effect } = fault.rule;
    onFault(effect.kind);
    await this.#before(effect, fault);
    const result = await execute();
    if (effect.kind === 'hold-answer') await this.#waitFor(fault.released);
    if (effect.kind === 'cut-after') throw new ConnectionCut();
    return result;
  }

  async #before(effect: FaultEffect, fault: ActiveFault): Promise<void> {
    switch (effect.kind) {
      case 'slow':
        await this.#waitFor(sleep(effect.ms, undefined, { signal: this.#closing.signal }));
        return;
      case 'hold':
        await this.#waitFor(fault.released);
        return;
      case 'cut-before':
        throw new ConnectionCut();
      case 'http-500':
        throw new ServerBroken();
      case 'error':
        throw new Refusal(effect.code, effect.message ?? 'injected by the test');
      case 'hold-answer':
      case 'cut-after':
        return;
    }
  }

  async #waitFor(event: Promise<void>): Promise<void> {
    await event.catch(() => undefined);
    if (this.#closing.signal.aborted) throw new ConnectionCut();
  }
}
