/** Nodes by how far they are, the nearest first: a binary heap (Williams 1964). A node may be in it several times. */
export class Heap {
  size = 0;
  #keys = new Float64Array(64);
  #nodes = new Int32Array(64);

  clear(): void {
    this.size = 0;
  }

  /** How far the nearest is. */
  nearest(): number {
    return this.size === 0 ? Number.POSITIVE_INFINITY : (this.#keys[0] ?? 0);
  }

  push(key: number, node: number): void {
    if (this.size === this.#nodes.length) this.#grow();
    const [keys, nodes] = [this.#keys, this.#nodes];
    let at = this.size++;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if ((keys[above] ?? 0) <= key) break;
      keys[at] = keys[above] ?? 0;
      nodes[at] = nodes[above] ?? 0;
      at = above;
    }
    keys[at] = key;
    nodes[at] = node;
  }

  /** Takes the nearest out. */
  pop(): number {
    const [keys, nodes] = [this.#keys, this.#nodes];
    const top = nodes[0] ?? 0;
    const size = --this.size;
    const key = keys[size] ?? 0;
    const node = nodes[size] ?? 0;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= size) break;
      if (below + 1 < size && (keys[below + 1] ?? 0) < (keys[below] ?? 0)) below++;
      if ((keys[below] ?? 0) >= key) break;
      keys[at] = keys[below] ?? 0;
      nodes[at] = nodes[below] ?? 0;
      at = below;
    }
    keys[at] = key;
    nodes[at] = node;
    return top;
  }

  #grow(): void {
    const [keys, nodes] = [new Float64Array(2 * this.#keys.length), new Int32Array(2 * this.#nodes.length)];
    keys.set(this.#keys);
    nodes.set(this.#nodes);
    this.#keys = keys;
    this.#nodes = nodes;
  }
}
