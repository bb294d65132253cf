/** One deployed function: its settings, its present process, its log. */
import { FunctionProcess, type ProcessAnswer, type ProcessCall } from './function-process';

export interface FunctionDefinition {
  readonly name: string;
  /** Absolute path of the built `index.js`, which exports `main(event, context)`. */
  readonly entry: string;
  /** The settings an operator gives it; the SDK's own variables are added. */
  readonly env: Readonly<Record<string, string>>;
  /** The whole instance is killed when one call takes longer, as in the cloud. */
  readonly timeoutMs: number;
  /** Each line that the function prints. */
  readonly onLog?: (line: string) => void;
  /** @default the folder of the entry */
  readonly cwd?: string;
}

export interface DeployedFunction {
  /** Of the present process, or of the last one. */
  readonly pid: number;
  /** SIGKILL, as a crashed instance: calls under way are lost, the next call starts a new process. */
  kill(): Promise<void>;
  /** Kills and starts anew at once. */
  restart(): Promise<void>;
  /** What it printed to stdout and stderr, the last 1,000 lines, across restarts. */
  readonly logLines: readonly string[];
}

export type InvokeAnswer = ProcessAnswer | { readonly kind: 'timed-out' };

const MAX_LOG_LINES = 1000;
const MAX_LINE_LENGTH = 10_000;

export class Deployment implements DeployedFunction {
  readonly #log: string[] = [];
  #running: FunctionProcess | undefined;
  #starting: Promise<FunctionProcess> | undefined;

  constructor(
    readonly definition: FunctionDefinition,
    /** The environment of the next process, with credentials of its own. */
    private readonly nextEnvironment: () => Record<string, string>,
  ) {}

  get pid(): number {
    return this.#running?.pid ?? -1;
  }

  get logLines(): readonly string[] {
    return [...this.#log];
  }

  /** @throws Error if the function does not load */
  async invoke(call: ProcessCall): Promise<InvokeAnswer> {
    // The clock of a call starts when the instance is warm: the cloud counts loading separately.
    const running = await this.start();
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<InvokeAnswer>((resolve) => {
      timer = setTimeout(() => resolve({ kind: 'timed-out' }), this.definition.timeoutMs);
    });
    const answer = await Promise.race([running.call(call), timeout]);
    clearTimeout(timer);
    if (answer.kind === 'timed-out') await running.kill();
    return answer;
  }

  /** Starts a process unless one is running; concurrent callers wait for the same start. */
  async start(): Promise<FunctionProcess> {
    if (this.#running?.alive === true) return this.#running;
    this.#starting ??= this.#fork().finally(() => {
      this.#starting = undefined;
    });
    return this.#starting;
  }

  async kill(): Promise<void> {
    await this.#starting?.catch(() => undefined);
    await this.#running?.kill();
  }

  async restart(): Promise<void> {
    await this.kill();
    await this.start();
  }

  async #fork(): Promise<FunctionProcess> {
    const { name, entry, cwd } = this.definition;
    try {
      this.#running = await FunctionProcess.start({
        entry,
        ...(cwd === undefined ? {} : { cwd }),
        env: this.nextEnvironment(),
        onLog: (line) => this.#print(line),
      });
      return this.#running;
    } catch (error) {
      const why = error instanceof Error ? error.message : 'unknown reason';
      const printed = this.#log.slice(-5).join('\n');
      throw new Error(`the function ${name} did not load: ${why}${printed === '' ? '' : `\n${printed}`}`);
    }
  }

  #print(line: string): void {
    const printed = line.slice(0, MAX_LINE_LENGTH);
    this.#log.push(printed);
    if (this.#log.length > MAX_LOG_LINES) this.#log.shift();
    this.definition.onLog?.(printed);
  }
}
