/** What is to happen when. */
interface Entry {
  readonly at: number;
  /** Of two at the same moment, the one written down first comes first. */
  readonly order: number;
  readonly act: () => void;
}

/** Turns that are asked for at once. */
const together = 50;

const isBefore = (one: Entry, other: Entry) => one.at < other.at || (one.at === other.at && one.order < other.order);

/** The one clock and the one list of what is to happen. Times are milliseconds since 1970, and none of them is waited for. */
export class Agenda {
  now: number;
  private readonly heap: Entry[] = [];
  private order = 0;

  constructor(start: number) {
    this.now = start;
  }

  /** Writes down what happens so many milliseconds from now. */
  after(milliseconds: number, act: () => void): void {
    const entry = { at: this.now + Math.max(0, Math.round(milliseconds)), order: this.order++, act };
    const { heap } = this;
    let place = heap.push(entry) - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || isBefore(above, entry)) break;
      heap[place] = above;
      place = parent;
    }
    heap[place] = entry;
  }

  sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => this.after(milliseconds, resolve));
  }

  /**
   * Lets everything happen up to an instant (or until it is enough), each thing with all that follows from it at once, one
   * after the other.
   */
  run(until: number, isEnough = () => false): Promise<void> {
    return new Promise((resolve, reject) => {
      let isOver = false;
      // Nothing here waits for the outside, so that after one turn whoever runs has come to the next checkpoint.
      const turn = () => {
        if (isOver) return;
        try {
          isOver = isEnough() || !this.next(until);
        } catch (error) {
          isOver = true;
          reject(error);
        }
        if (isOver) resolve();
      };
      // Each is a turn of its own; asking for many together spares the event loop its rounds.
      const turns = () => {
        for (let count = 0; count < together; count++) setImmediate(turn);
        if (!isOver) setImmediate(turns);
      };
      turns();
    });
  }

  /** Lets the next thing happen; false where there is none up to then, and it is that late now. */
  private next(until: number): boolean {
    const next = this.heap[0];
    if (next === undefined || next.at > until) {
      this.now = until;
      return false;
    }
    this.takeFirst();
    this.now = next.at;
    next.act();
    return true;
  }

  private takeFirst(): void {
    const { heap } = this;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let place = 0;
    for (;;) {
      const left = 2 * place + 1;
      const [one, other] = [heap[left], heap[left + 1]];
      const [child, at] =
        other !== undefined && one !== undefined && isBefore(other, one) ? [other, left + 1] : [one, left];
      if (child === undefined || isBefore(last, child)) break;
      heap[place] = child;
      place = at;
    }
    heap[place] = last;
  }
}
