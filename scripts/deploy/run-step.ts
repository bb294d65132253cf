/** One command of the plan: its secrets by environment only, and taken out of what it prints. */
import { spawn } from 'node:child_process';
import type { Step } from './plan';
import { mask } from './secrets';

/** @returns the exit code; 127 where the command could not be started */
export function runStep(step: Step, secrets: readonly string[], cwd: string): Promise<number> {
  const [program = '', ...args] = step.command ?? [];
  return new Promise((done) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...step.env },
      stdio: step.isInteractive ? 'inherit' : ['inherit', 'pipe', 'pipe'],
      // `npx` is a script of the shell there; what we pass has no character that it would read.
      shell: process.platform === 'win32',
    });
    const pass = (from: NodeJS.ReadableStream | null, to: NodeJS.WriteStream): void => {
      let line = '';
      from?.setEncoding('utf8');
      // By lines: a secret must not be cut in two.
      from?.on('data', (chunk: string) => {
        const lines = (line + chunk).split('\n');
        line = lines.pop() ?? '';
        for (const whole of lines) to.write(`${mask(whole, secrets)}\n`);
      });
      from?.on('end', () => {
        if (line !== '') to.write(`${mask(line, secrets)}\n`);
      });
    };
    pass(child.stdout, process.stdout);
    pass(child.stderr, process.stderr);
    child.once('error', () => done(127));
    child.once('close', (code) => done(code ?? 1));
  });
}
