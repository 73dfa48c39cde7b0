/** A set of small numbers, a bit for each: which mentors of a row. */
export type Bits = Int32Array;

/** Words that so many bits take. */
export function wordsFor(count: number): number {
  return (count + 31) >>> 5;
}

/** None of so many. */
export function noBits(count: number): Bits {
  return new Int32Array(wordsFor(count));
}

/** Puts one in. */
export function putIn(bits: Bits | undefined, index: number): void {
  if (bits === undefined) return;
  bits[index >>> 5] = (bits[index >>> 5] ?? 0) | (1 << (index & 31));
}

/** Takes one out of a set that begins at a word. */
export function takeOut(bits: Bits, begins: number, index: number): void {
  const word = begins + (index >>> 5);
  bits[word] = (bits[word] ?? 0) & ~(1 << (index & 31));
}

/** Puts in those of another set. */
export function addAll(bits: Bits, others: Bits | undefined): void {
  if (others === undefined) return;
  for (let word = 0; word < bits.length; word++) bits[word] = (bits[word] ?? 0) | (others[word] ?? 0);
}

/** Fills in those that are in one of some sets at least; `which` has a bit for each of them. */
export function anyOf(sets: readonly Bits[], which: number, into: Bits): Bits {
  into.fill(0);
  for (let left = which; left !== 0; left &= left - 1) addAll(into, sets[31 - Math.clz32(left & -left)]);
  return into;
}

/** How many are in, in some words. */
export function countOf(bits: Bits, from: number, to: number): number {
  let count = 0;
  for (let word = from; word < to; word++) {
    let left = bits[word] ?? 0;
    left -= (left >>> 1) & 0x55555555;
    left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
    count += Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return count;
}

/** Writes those of some words into a list, in order, from a place on. */
export function listInto(list: Uint32Array, place: number, bits: Bits, from: number, to: number): void {
  let next = place;
  for (let word = from; word < to; word++) {
    const base = (word - from) << 5;
    for (let left = bits[word] ?? 0; left !== 0; left &= left - 1) list[next++] = base + 31 - Math.clz32(left & -left);
  }
}
