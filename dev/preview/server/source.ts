/** The mini-program's built script, kept up to date with its source. */
import { type FSWatcher, watch } from 'node:fs';
import { BuildError, buildMiniProgram, describe } from '../build/index';

/** Editors save in several steps. */
const SETTLE_MS = 80;

export class Source {
  readonly #root: string;
  readonly #report: (problems: readonly string[]) => void;
  #script: Promise<string>;
  #watcher: FSWatcher | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(root: string, report: (problems: readonly string[]) => void) {
    this.#root = root;
    this.#report = report;
    this.#script = this.#build();
  }

  /** Builds again at each change from now on, and tells when that is done. */
  watch(changed: () => void): void {
    this.#watcher = watch(this.#root, { recursive: true }, () => this.#touch(changed));
  }

  /** What the phone loads: the mini-program, or a script that shows what is wrong with it. */
  get script(): Promise<string> {
    return this.#script;
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#watcher?.close();
    this.#watcher = undefined;
  }

  #touch(changed: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const next = this.#build();
      this.#script = next;
      void next.then(() => {
        // Only the last of several builds is shown.
        if (this.#script === next && this.#watcher) changed();
      });
    }, SETTLE_MS);
  }

  async #build(): Promise<string> {
    try {
      return await buildMiniProgram(this.#root);
    } catch (error) {
      const problems = error instanceof BuildError ? error.problems.map(describe) : [String(error)];
      this.#report(problems);
      return `showProblems(${JSON.stringify(problems)});`;
    }
  }
}
