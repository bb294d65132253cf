/** The worked example of docs/integrate.md, as an integrator reads it: its blocks, in their order. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const text = readFileSync(resolve(__dirname, '../../../docs/integrate.md'), 'utf8');

function block(name: string): string {
  const found = new RegExp(`<!-- example: ${name} -->\\n\`\`\`\\w*\\n([\\s\\S]*?)\\n\`\`\``).exec(text)?.[1];
  if (found === undefined) throw new Error(`docs/integrate.md has no example ${name}`);
  return found;
}

export const INTEGRATION_EXAMPLE = {
  key: block('key'),
  text: block('text'),
  signature: block('signature'),
} as const;
