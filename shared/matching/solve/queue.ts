import { Heap } from "./heap.ts";

/** Distances below this have a list each; only few are longer. */
const lists = 1024;

/**
 * Nodes by how far they are, in whole numbers, the nearest first, where nothing nearer comes in than went out last: a
 * list for each short distance (Dial 1969), a heap for the others. A node may be in it several times.
 */
export class Queue {
  readonly #first = new Int32Array(lists).fill(-1);
  readonly #heap = new Heap();
  #nodes = new Int32Array(256);
  #next = new Int32Array(256);
  /** How many were ever put into a list, how many still are, and where the nearest of them may be. */
  #used = 0;
  #listed = 0;
  #nearest = 0;
  #longest = -1;

  clear(): void {
    this.#first.fill(-1, 0, this.#longest + 1);
    this.#heap.clear();
    this.#used = this.#listed = this.#nearest = 0;
    this.#longest = -1;
  }

  /** How far the nearest is. */
  nearest(): number {
    if (this.#listed === 0) return this.#heap.nearest();
    while (this.#first[this.#nearest] === -1) this.#nearest++;
    return this.#nearest;
  }

  push(key: number, node: number): void {
    if (key >= lists) {
      this.#heap.push(key, node);
      return;
    }
    if (this.#used === this.#nodes.length) this.#grow();
    const at = this.#used++;
    this.#nodes[at] = node;
    this.#next[at] = this.#first[key] ?? -1;
    this.#first[key] = at;
    this.#listed++;
    if (key > this.#longest) this.#longest = key;
  }

  /** Takes the nearest out, after `nearest` has found it. */
  pop(): number {
    if (this.#listed === 0) return this.#heap.pop();
    const at = this.#first[this.#nearest] ?? 0;
    this.#first[this.#nearest] = this.#next[at] ?? -1;
    this.#listed--;
    return this.#nodes[at] ?? 0;
  }

  #grow(): void {
    const [nodes, next] = [new Int32Array(2 * this.#used), new Int32Array(2 * this.#used)];
    nodes.set(this.#nodes);
    next.set(this.#next);
    this.#nodes = nodes;
    this.#next = next;
  }
}
