/** What is wrong with a source. The preview has no warnings: each of these stops the build. */

export interface BuildProblem {
  /** Path inside the mini-program, with `/`. */
  readonly file: string;
  /** 1 is the first; absent where the whole file is meant. */
  readonly line?: number;
  readonly column?: number;
  readonly message: string;
}

/** All problems of one build, so that they are mended in one go. */
export class BuildError extends Error {
  constructor(readonly problems: readonly BuildProblem[]) {
    super(problems.map(describe).join('\n'));
    this.name = 'BuildError';
  }
}

export function describe({ file, line, column, message }: BuildProblem): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  return `${place} ${message}`;
}

/** Collects the problems of all stages. */
export class Problems {
  readonly found: BuildProblem[] = [];

  add(file: string, message: string, place: { line: number; column: number } | null = null): void {
    this.found.push(place === null ? { file, message } : { file, message, ...place });
  }
}
