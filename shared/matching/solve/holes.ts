import type { Deal } from "./deal.ts";
import { type Incoming, incoming, type Market } from "./market.ts";
import { Own } from "./own.ts";
import { Queue } from "./queue.ts";
import { moveNearer } from "./reprice.ts";

/** How low prices go, and what one of a value weighs in prices. */
interface Floors {
  /** By target, what it costs at least: nothing, or less than that where it counts for something itself. */
  readonly least: Float64Array;
  readonly unit: number;
}

/**
 * Prices found in a hurry may be too high for targets that were left with room. Each such price is lowered until somebody
 * would rather have that target, who then moves and leaves room elsewhere, and so on, up to a target whose price has come
 * down to its floor: the shortest way there, by Dijkstra (1959), as in `shortest` but from the other side (the reverse
 * auction of Bertsekas, Castañon and Tsaknakis 1993, with exact searches). Every search takes one place for good or
 * brings a price to its floor, and none is raised again: at most as many searches as places, each
 * O(edges + nodes × log edges).
 */
export function fillHoles(market: Market, deal: Deal, floors: Floors): void {
  const { prices, taken } = deal;
  let search: HoleSearch | undefined;
  for (let target = 0; target < prices.length; target++)
    while ((taken[target] ?? 0) < (market.rooms[target] ?? 0) && (prices[target] ?? 0) > (floors.least[target] ?? 0)) {
      search ??= new HoleSearch(market, deal, floors);
      search.fill(target);
    }
}

class HoleSearch {
  readonly #deal: Deal;
  readonly #floors: Floors;
  readonly #incoming: Incoming;
  readonly #heap = new Queue();
  readonly #own: Own;
  readonly #toTarget: Float64Array;
  readonly #toSeeker: Float64Array;
  /** The seeker who would leave this target, out of which of their places; the target they would leave it for, and its worth. */
  readonly #leaver: Int32Array;
  readonly #leaves: Int32Array;
  readonly #wants: Int32Array;
  readonly #worthInto: Float64Array;
  readonly #targets: Int32Array;
  readonly #seekers: Int32Array;
  #targetCount = 0;
  #seekerCount = 0;
  #end = -1;
  #far = 0;

  constructor(market: Market, deal: Deal, floors: Floors) {
    const [seekers, targets] = [market.needs.length, market.rooms.length];
    this.#deal = deal;
    this.#floors = floors;
    this.#incoming = incoming(market, deal.levels);
    this.#own = new Own(market, deal);
    this.#toTarget = new Float64Array(targets).fill(Number.POSITIVE_INFINITY);
    this.#toSeeker = new Float64Array(seekers).fill(Number.POSITIVE_INFINITY);
    this.#leaver = new Int32Array(targets);
    this.#leaves = new Int32Array(targets);
    this.#wants = new Int32Array(seekers);
    this.#worthInto = new Float64Array(seekers);
    this.#targets = new Int32Array(targets);
    this.#seekers = new Int32Array(seekers);
  }

  fill(root: number): void {
    this.#explore(root);
    this.#reprice();
    if (this.#end !== root) this.#move(root);
  }

  #explore(root: number): void {
    const { levels, prices } = this.#deal;
    const { unit } = this.#floors;
    const { rows, seekerOf, values } = this.#incoming;
    const [toSeeker, toTarget, heap] = [this.#toSeeker, this.#toTarget, this.#heap];
    heap.clear();
    this.#targetCount = this.#seekerCount = 0;
    this.#far = Number.POSITIVE_INFINITY;
    this.#reach(root, 0);
    while (heap.nearest() < this.#far) {
      const key = heap.nearest();
      const target = heap.pop();
      if (toTarget[target] !== key) continue;
      const start = key + (prices[target] ?? 0);
      for (let at = rows[target] ?? 0; at < (rows[target + 1] ?? 0); at++) {
        const seeker = seekerOf[at] ?? 0;
        const worth = (values[at] ?? 0) * unit;
        const there = start + (levels[seeker] ?? 0) - worth;
        if (there >= this.#far) continue;
        const before = toSeeker[seeker] ?? 0;
        if (there >= before || this.#own.isAt(seeker, target)) continue;
        if (before === Number.POSITIVE_INFINITY) this.#seekers[this.#seekerCount++] = seeker;
        toSeeker[seeker] = there;
        this.#wants[seeker] = target;
        this.#worthInto[seeker] = worth;
        this.#leave(seeker, there);
      }
    }
  }

  /** Any of a seeker's places could be what they leave. */
  #leave(seeker: number, there: number): void {
    const { levels, prices, worth } = this.#deal;
    const { from, places, targetOf } = this.#own;
    for (let at = from[seeker] ?? 0; at < (from[seeker + 1] ?? 0); at++) {
      const place = places[at] ?? 0;
      const left = targetOf[place] ?? 0;
      const far = there + (worth[place] ?? 0) - (prices[left] ?? 0) - (levels[seeker] ?? 0);
      if (far >= (this.#toTarget[left] ?? 0) || far >= this.#far) continue;
      this.#leaver[left] = seeker;
      this.#leaves[left] = at;
      this.#reach(left, far);
    }
  }

  #reach(target: number, far: number): void {
    if (this.#toTarget[target] === Number.POSITIVE_INFINITY) this.#targets[this.#targetCount++] = target;
    this.#toTarget[target] = far;
    this.#heap.push(far, target);
    const free = far + (this.#deal.prices[target] ?? 0) - (this.#floors.least[target] ?? 0);
    if (free >= this.#far) return;
    this.#far = free;
    this.#end = target;
  }

  #reprice(): void {
    const { prices, levels } = this.#deal;
    const far = this.#far;
    moveNearer(prices, -1, { who: this.#targets, count: this.#targetCount, distances: this.#toTarget, far });
    moveNearer(levels, 1, { who: this.#seekers, count: this.#seekerCount, distances: this.#toSeeker, far });
  }

  /** From the end to the hole, everybody moves into the place that the next one leaves, the last into the hole. */
  #move(root: number): void {
    const { places, taken, holder, worth } = this.#deal;
    const end = this.#end;
    const gap = this.#own.places[this.#leaves[end] ?? 0] ?? 0;
    for (let target = end; target !== root; ) {
      const seeker = this.#leaver[target] ?? 0;
      const wanted = this.#wants[seeker] ?? 0;
      let place = (places[root] ?? 0) + (taken[root] ?? 0);
      if (wanted === root) taken[root] = (taken[root] ?? 0) + 1;
      else place = this.#own.places[this.#leaves[wanted] ?? 0] ?? 0;
      holder[place] = seeker;
      worth[place] = this.#worthInto[seeker] ?? 0;
      this.#own.places[this.#leaves[target] ?? 0] = place;
      target = wanted;
    }
    this.#own.close(end, gap);
  }
}
