/** Which people, by their place in a list, go with a key: a topic, a place, an answer. */
export type Index<Key> = ReadonlyMap<Key, Int32Array>;

/** The index of a list by the keys of each. */
export function indexOf<One, Key>(list: readonly One[], keys: (one: One) => readonly Key[]): Index<Key> {
  const found = new Map<Key, number[]>();
  list.forEach((one, place) => {
    for (const key of keys(one)) {
      const places = found.get(key);
      if (places === undefined) found.set(key, [place]);
      else if (places[places.length - 1] !== place) places.push(place);
    }
  });
  return new Map(Array.from(found, ([key, places]) => [key, Int32Array.from(places)]));
}

const nobody = new Int32Array(0);

/** Who goes with a key. */
export function at<Key>(index: Index<Key>, key: Key | undefined): Int32Array {
  return (key === undefined ? undefined : index.get(key)) ?? nobody;
}

/** Adds the same to each of some. */
export function addTo(row: Int16Array, some: Int32Array, more: number): void {
  for (let index = 0; index < some.length; index++) {
    const place = some[index] ?? 0;
    row[place] = (row[place] ?? 0) + more;
  }
}

/** How many rows of so many numbers are kept at once: some megabytes. */
export function rowsKept(length: number): number {
  return Math.max(64, Math.floor(4_000_000 / Math.max(1, length)));
}

/**
 * What was made before for the same key, else made now. Forgets everything once it holds `most`, so that a large
 * programme costs time and not memory.
 */
export function remembering<Key, From, Made>(most: number, make: (from: From) => Made): (key: Key, from: From) => Made {
  const made = new Map<Key, Made>();
  return (key, from) => {
    const before = made.get(key);
    if (before !== undefined) return before;
    if (made.size >= most) made.clear();
    const now = make(from);
    made.set(key, now);
    return now;
  };
}
