/** Something that will happen at an instant of the sandbox's clock. */
export interface Entry {
  readonly at: number;
  /** At the same instant lower comes first: schedules carry their place in the template, everything else comes after. */
  readonly rank: number;
  readonly label: string;
  run(): Promise<void>;
  cancel(): void;
}

/** The place of an entry in time; an agenda is a total order of places. */
export interface Place {
  at: number;
  rank: number;
}

/** The one ordered list of everything that is still to happen. */
export interface Agenda {
  add(at: number, label: string, run: () => Promise<void>, rank?: number): Entry;
  peek(): Entry | undefined;
  take(): Entry | undefined;
  /** Where the entry stood that was taken last. */
  position(): Place;
  size(): number;
  /** Told whenever an entry comes to stand first. */
  onEarlier(listener: () => void): void;
}

/** The rank of everything that is not a schedule. */
export const ordinary = Number.MAX_SAFE_INTEGER;

interface Slot extends Entry {
  sequence: number;
  cancelled: boolean;
}

/** A binary heap by instant, rank and order of arrival. */
export function createAgenda(): Agenda {
  const heap: Slot[] = [];
  const listeners: (() => void)[] = [];
  let sequence = 0;
  let position: Place = { at: Number.NEGATIVE_INFINITY, rank: ordinary };

  function take(): Entry | undefined {
    dropCancelled(heap);
    const first = heap[0];
    if (!first) return undefined;
    removeFirst(heap);
    position = { at: first.at, rank: first.rank };
    return first;
  }

  return {
    add(at, label, run, rank = ordinary) {
      sequence += 1;
      const slot: Slot = {
        at,
        rank,
        label,
        run,
        sequence,
        cancelled: false,
        cancel() {
          slot.cancelled = true;
        },
      };
      heap.push(slot);
      siftUp(heap, heap.length - 1);
      if (heap[0] === slot) for (const listener of listeners) listener();
      return slot;
    },
    peek() {
      dropCancelled(heap);
      return heap[0];
    },
    take,
    position: () => position,
    size: () => heap.filter((slot) => !slot.cancelled).length,
    onEarlier: (listener) => void listeners.push(listener),
  };
}

function before(left: Slot, right: Slot): boolean {
  if (left.at !== right.at) return left.at < right.at;
  if (left.rank !== right.rank) return left.rank < right.rank;
  return left.sequence < right.sequence;
}

function dropCancelled(heap: Slot[]): void {
  while (heap[0]?.cancelled) removeFirst(heap);
}

function removeFirst(heap: Slot[]): void {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  heap[0] = last;
  siftDown(heap, 0);
}

function siftUp(heap: Slot[], from: number): void {
  let index = from;
  while (index > 0) {
    const parent = (index - 1) >> 1;
    if (!swapIfBefore(heap, index, parent)) return;
    index = parent;
  }
}

function siftDown(heap: Slot[], from: number): void {
  let index = from;
  for (;;) {
    const left = 2 * index + 1;
    const right = left + 1;
    const [a, b] = [heap[left], heap[right]];
    const child = a && b && before(b, a) ? right : left;
    if (!swapIfBefore(heap, child, index)) return;
    index = child;
  }
}

/** Swaps two places when the first belongs before the second. */
function swapIfBefore(heap: Slot[], first: number, second: number): boolean {
  const [a, b] = [heap[first], heap[second]];
  if (!a || !b || !before(a, b)) return false;
  heap[first] = b;
  heap[second] = a;
  return true;
}
