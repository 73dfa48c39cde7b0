/** Chance that a seed decides. */
export interface Draw {
  /** From 0 up to 1. */
  readonly next: () => number;
  readonly chance: (share: number) => boolean;
  /** One of them, each as likely. */
  readonly one: <Thing>(list: readonly Thing[]) => Thing;
  /** One of them, the first ones likelier the higher the power. */
  readonly popular: <Thing>(list: readonly Thing[], power: number) => Thing;
  /** Each of them with this chance. */
  readonly some: <Thing>(list: readonly Thing[], share: number) => Thing[];
}

/** Chance from a seed (mulberry32): the same seed, the same draws. */
export function drawing(seed: number): Draw {
  let state = seed | 0;
  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
  function popular<Thing>(list: readonly Thing[], power: number): Thing {
    const found = list[Math.floor(list.length * next() ** power)];
    if (found === undefined) throw new RangeError("Nothing to draw from");
    return found;
  }
  return {
    next,
    popular,
    chance: (share) => next() < share,
    one: (list) => popular(list, 1),
    some: (list, share) => list.filter(() => next() < share),
  };
}
