/** Tables of the docs that are made from code, or by a run: between `<!-- table: name -->` and `<!-- end -->`. */

/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

export const code = (text: string): string => `\`${text}\``;

/** The text with each of its tables made anew. @throws Error for a table that nobody knows */
export function replaceTables(text: string, make: (name: string, old: string) => string): string {
  return text.replace(
    /<!-- table: ([\w-]+) -->\n([\s\S]*?)\n?<!-- end -->/g,
    (_, name: string, old: string) => `<!-- table: ${name} -->\n${make(name, old)}\n<!-- end -->`,
  );
}
