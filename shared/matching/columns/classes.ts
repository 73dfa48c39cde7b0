/** People put together who are alike in something. */
export interface Classes<One> {
  /** By person, their class. */
  readonly of: Int32Array;
  /** By class, the first one in it: as good as any of them. */
  readonly first: readonly One[];
}

/** Gives each person what their class has. */
export function spread(byClass: Int16Array, of: Int32Array, row: Int16Array): void {
  for (let place = 0; place < row.length; place++) row[place] = byClass[of[place] ?? 0] ?? 0;
}

/** The classes of a list by a key of each. */
export function classes<One>(list: readonly One[], keyOf: (one: One) => number): Classes<One> {
  const known = new Map<number, number>();
  const first: One[] = [];
  const of = new Int32Array(list.length);
  list.forEach((one, place) => {
    const key = keyOf(one);
    const found = known.get(key) ?? first.length;
    if (found === first.length) {
      known.set(key, found);
      first.push(one);
    }
    of[place] = found;
  });
  return { of, first };
}
