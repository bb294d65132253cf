/** One process that runs a built function: what the cloud calls an instance. */
import { type ChildProcess, fork } from 'node:child_process';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import * as v from 'valibot';

export interface ProcessOptions {
  /** Absolute path of the built `index.js`. */
  readonly entry: string;
  /** @default the folder of the entry */
  readonly cwd?: string;
  /** The whole environment: nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  /** Each line of stdout and stderr. */
  readonly onLog: (line: string) => void;
}

export interface ProcessCall {
  readonly event: unknown;
  /** Environment variables of this call: WX_OPENID and its like. */
  readonly variables: Readonly<Record<string, string>>;
  /** The second argument of `main`. */
  readonly context: Readonly<Record<string, unknown>>;
}

export type ProcessAnswer =
  /** `text` is the JSON of what `main` returned. */
  | { readonly kind: 'returned'; readonly text: string }
  | { readonly kind: 'threw'; readonly message: string }
  /** The process ended before it answered: nobody knows how far it came. */
  | { readonly kind: 'died' };

const HOST = join(__dirname, 'function-host.cjs');
/** A function that loads for longer than this will not load in the cloud either. */
const LOAD_TIMEOUT_MS = 20_000;

const Message = v.variant('type', [
  v.object({ type: v.literal('ready') }),
  v.object({ type: v.literal('load-failed'), message: v.string() }),
  v.object({ type: v.literal('returned'), id: v.number(), text: v.string() }),
  v.object({ type: v.literal('threw'), id: v.number(), message: v.string() }),
]);

export class FunctionProcess {
  readonly #child: ChildProcess;
  readonly #pending = new Map<number, (answer: ProcessAnswer) => void>();
  readonly #closed: Promise<void>;
  #calls = 0;
  #alive = true;

  /** @throws Error naming why the function did not load */
  static async start(options: ProcessOptions): Promise<FunctionProcess> {
    const started = new FunctionProcess(options);
    try {
      await started.#loaded();
    } catch (error) {
      await started.kill();
      throw error;
    }
    return started;
  }

  private constructor(options: ProcessOptions) {
    this.#child = fork(HOST, [options.entry], {
      cwd: options.cwd ?? dirname(options.entry),
      env: { ...options.env },
      // Options of this process (a TypeScript loader, a debugger's port) are not the function's.
      execArgv: [],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      if (stream !== null) createInterface({ input: stream }).on('line', options.onLog);
    }
    this.#child.on('message', (message) => this.#receive(message));
    // `exit`: no answer can come any more. `close`: the last line of the log has been read, too.
    this.#child.on('exit', () => this.#die());
    this.#closed = new Promise((resolve) => this.#child.once('close', () => resolve()));
  }

  get pid(): number {
    return this.#child.pid ?? -1;
  }

  get alive(): boolean {
    return this.#alive;
  }

  call(call: ProcessCall): Promise<ProcessAnswer> {
    if (!this.#alive) return Promise.resolve({ kind: 'died' });
    this.#calls += 1;
    const id = this.#calls;
    return new Promise((resolve) => {
      this.#pending.set(id, resolve);
      // A failure to send means that the process is going: `exit` follows and settles the call.
      this.#child.send({ id, ...call }, () => undefined);
    });
  }

  /** SIGKILL: no chance to tidy up, as when an instance crashes. Resolves when it is gone. */
  async kill(): Promise<void> {
    this.#alive = false;
    this.#child.kill('SIGKILL');
    await this.#closed;
  }

  #receive(raw: unknown): void {
    // A function may send messages of its own through `process.send`: not ours.
    const message = v.safeParse(Message, raw);
    if (!message.success || !('id' in message.output)) return;
    const { id, ...rest } = message.output;
    const resolve = this.#pending.get(id);
    this.#pending.delete(id);
    resolve?.(
      rest.type === 'returned'
        ? { kind: 'returned', text: rest.text }
        : { kind: 'threw', message: rest.message },
    );
  }

  #die(): void {
    this.#alive = false;
    for (const resolve of this.#pending.values()) resolve({ kind: 'died' });
    this.#pending.clear();
  }

  #loaded(): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('it was still loading after 20 s')), LOAD_TIMEOUT_MS);
      const settle = (error?: Error): void => {
        clearTimeout(timer);
        if (error === undefined) resolve();
        else reject(error);
      };
      this.#child.once('error', settle);
      this.#child.once('exit', (code, signal) => settle(new Error(`its process ended (${signal ?? code})`)));
      this.#child.once('message', (raw) => {
        const message = v.safeParse(Message, raw);
        if (message.success && message.output.type === 'load-failed')
          settle(new Error(message.output.message));
        else settle();
      });
    });
  }
}
