/** Every published number is a multiple of this, and no group smaller than this can be told from none. */
export const base = 5;

/** Rounds down to a multiple of five. */
export function rounded(count: number): number {
  return count - (count % base);
}
