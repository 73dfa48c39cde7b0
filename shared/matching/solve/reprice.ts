/** Who was reached by a search, how far each of them is, and how far the end is. */
export interface Reached {
  readonly who: Int32Array;
  readonly count: number;
  readonly distances: Float64Array;
  readonly far: number;
}

/** Moves what those nearer than the end cost or have, up or down, by how much nearer they are, and forgets how far that is. */
export function moveNearer(amounts: Float64Array, way: 1 | -1, { who, count, distances, far }: Reached): void {
  for (let at = 0; at < count; at++) {
    const one = who[at] ?? 0;
    const nearer = far - (distances[one] ?? 0);
    if (nearer > 0) amounts[one] = (amounts[one] ?? 0) + way * nearer;
    distances[one] = Number.POSITIVE_INFINITY;
  }
}
