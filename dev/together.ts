/** Starting several things at once without leaving one behind. */

export interface Started {
  close(): Promise<void>;
}

/**
 * Waits for both. Where one fails to start, the other is closed again: a browser that nobody closes keeps its
 * test run alive for ever.
 *
 * @throws what the one that failed threw
 */
export async function together<One extends Started, Other extends Started>(
  one: Promise<One>,
  other: Promise<Other>,
): Promise<[One, Other]> {
  try {
    return await Promise.all([one, other]);
  } catch (error) {
    const settled = await Promise.allSettled([one, other]);
    await Promise.all(settled.map((end) => (end.status === 'fulfilled' ? end.value.close() : undefined)));
    throw error;
  }
}
