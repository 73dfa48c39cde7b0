/** What edges are worth: the scores, or whole numbers in which an order of several things is written. */
export type Values = Int32Array | Float64Array;

/** As narrow as what is to go into it: edges are looked at all over memory, and that is what takes time. */
export function emptyLike(values: Values, size: number): Values {
  return values instanceof Int32Array ? new Int32Array(size) : new Float64Array(size);
}

/** So many of a row are sorted at first: most seekers never look further. */
const few = 8;

/** So many more when these do not suffice; short stretches are sorted whole. */
const step = 24;

/**
 * Brings the most valued few of every row to its front, the highest first, and says where the sorted part of each row
 * ends. What follows stays as it is until `sortMore`.
 */
export function sortFirst(rows: Int32Array, targetOf: Int32Array, values: Values): Int32Array {
  const ready = new Int32Array(rows.length - 1);
  for (let row = 0; row + 1 < rows.length; row++) {
    const from = rows[row] ?? 0;
    const to = rows[row + 1] ?? 0;
    const end = Math.min(from + few, to);
    ready[row] = end;
    select(from, end, to, targetOf, values);
  }
  return ready;
}

/** Brings the highest of a stretch to its front, up to `end`, the highest first. */
function select(from: number, end: number, to: number, targetOf: Int32Array, values: Values): void {
  insertion(from, end, targetOf, values);
  if (end === to) return;
  let least = values[end - 1] ?? 0;
  for (let next = end; next < to; next++) {
    const value = values[next] ?? 0;
    if (value <= least) continue;
    const target = targetOf[next] ?? 0;
    values[next] = least;
    targetOf[next] = targetOf[end - 1] ?? 0;
    let at = end - 1;
    for (; at > from && (values[at - 1] ?? 0) < value; at--) {
      values[at] = values[at - 1] ?? 0;
      targetOf[at] = targetOf[at - 1] ?? 0;
    }
    values[at] = value;
    targetOf[at] = target;
    least = values[end - 1] ?? 0;
  }
}

/** Goes on sorting a row from where its sorted part ends; where it ends now. A row is gone on with twice at most. */
export function sortMore(
  row: number,
  from: number,
  to: number,
  targetOf: Int32Array,
  values: Values,
  spare: Spare,
): number {
  if (from - row > few || to - from <= 2 * step) {
    sortRest(from, to, targetOf, values, spare);
    return to;
  }
  select(from, from + step, to, targetOf, values);
  return from + step;
}

/** What sorting needs besides, made once. */
export interface Spare {
  targets: Int32Array;
  values: Values;
  bins: Int32Array;
  ends: Int32Array;
}

export function spareFor(rows: Int32Array, values: Values): Spare {
  let longest = 0;
  for (let row = 0; row + 1 < rows.length; row++) longest = Math.max(longest, (rows[row + 1] ?? 0) - (rows[row] ?? 0));
  return {
    targets: new Int32Array(longest),
    values: emptyLike(values, longest),
    bins: new Int32Array(longest),
    ends: new Int32Array(longest + 2),
  };
}

/**
 * Sorts a stretch by value, the highest first. It is dealt out to as many bins as it has edges (Isaac and Singleton
 * 1956), which leaves almost nothing to sort where values are spread; bins that hold many are merge sorted.
 * O(edges × log edges), mostly O(edges).
 */
function sortRest(from: number, to: number, targetOf: Int32Array, values: Values, spare: Spare): void {
  const size = to - from;
  let [low, high] = [values[from] ?? 0, values[from] ?? 0];
  for (let at = from + 1; at < to; at++) {
    const value = values[at] ?? 0;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (size < 2 || low === high) return;
  const { targets, bins, ends } = spare;
  // Rounding keeps the order of what is multiplied: a higher value never comes into a later bin.
  const scale = (size - 1) / (high - low);
  ends.fill(0, 0, size + 1);
  for (let at = 0; at < size; at++) {
    const bin = Math.trunc((high - (values[from + at] ?? 0)) * scale);
    bins[at] = bin;
    ends[bin + 1] = (ends[bin + 1] ?? 0) + 1;
  }
  for (let bin = 0; bin < size; bin++) ends[bin + 1] = (ends[bin + 1] ?? 0) + (ends[bin] ?? 0);
  targets.set(targetOf.subarray(from, to));
  spare.values.set(values.subarray(from, to));
  for (let at = 0; at < size; at++) {
    const bin = bins[at] ?? 0;
    const place = ends[bin] ?? 0;
    ends[bin] = place + 1;
    targetOf[from + place] = targets[at] ?? 0;
    values[from + place] = spare.values[at] ?? 0;
  }
  for (let bin = 0, start = 0; bin < size; bin++) {
    const end = ends[bin] ?? 0;
    sortStretch(from + start, from + end, targetOf, values, spare);
    start = end;
  }
}

/** Short stretches by insertion, long ones by merging two sorted halves (von Neumann 1945). */
function sortStretch(from: number, to: number, targetOf: Int32Array, values: Values, spare: Spare): void {
  if (to - from <= 16) {
    insertion(from, to, targetOf, values);
    return;
  }
  const middle = (from + to) >> 1;
  sortStretch(from, middle, targetOf, values, spare);
  sortStretch(middle, to, targetOf, values, spare);
  const size = middle - from;
  spare.values.set(values.subarray(from, middle));
  spare.targets.set(targetOf.subarray(from, middle));
  let [left, right] = [0, middle];
  // What is left of the right half already stands where it belongs.
  for (let at = from; left < size; at++) {
    const takesRight = right < to && (values[right] ?? 0) > (spare.values[left] ?? 0);
    values[at] = takesRight ? (values[right] ?? 0) : (spare.values[left] ?? 0);
    targetOf[at] = takesRight ? (targetOf[right] ?? 0) : (spare.targets[left] ?? 0);
    if (takesRight) right++;
    else left++;
  }
}

function insertion(from: number, to: number, targetOf: Int32Array, values: Values): void {
  for (let next = from + 1; next < to; next++) {
    const value = values[next] ?? 0;
    if ((values[next - 1] ?? 0) >= value) continue;
    const target = targetOf[next] ?? 0;
    let at = next;
    for (; at > from && (values[at - 1] ?? 0) < value; at--) {
      values[at] = values[at - 1] ?? 0;
      targetOf[at] = targetOf[at - 1] ?? 0;
    }
    values[at] = value;
    targetOf[at] = target;
  }
}
