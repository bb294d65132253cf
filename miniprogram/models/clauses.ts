/** Where a line of Chinese may end without cutting a word: after a clause. Pure. */

/** What stands in a clause, its punctuation, and what closes around both. */
const CLAUSE = /[^，。；：？！]+[，。；：？！]*[”’）》]*/g;

/** @returns the clauses of a text in their order; put together they are the text again, as one where it has none */
export function clausesOf(text: string): string[] {
  return text.match(CLAUSE) ?? [];
}
