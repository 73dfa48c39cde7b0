import type { Deal } from "./deal.ts";
import type { Market } from "./market.ts";

/** Which places every seeker has: a deal read from the other side, for seekers who all have what they need. */
export class Own {
  /** Seeker s has `places[from[s]]` to `places[from[s + 1]]`. */
  readonly from: Int32Array;
  readonly places: Int32Array;
  /** Whose place it is. */
  readonly targetOf: Int32Array;
  readonly #deal: Deal;

  constructor({ needs, rooms }: Market, deal: Deal) {
    this.#deal = deal;
    this.from = new Int32Array(needs.length + 1);
    for (let seeker = 0; seeker < needs.length; seeker++)
      this.from[seeker + 1] = (this.from[seeker] ?? 0) + (needs[seeker] ?? 0);
    this.places = new Int32Array(this.from[needs.length] ?? 0);
    this.targetOf = new Int32Array(deal.holder.length);
    const next = this.from.slice();
    for (let target = 0; target < rooms.length; target++) {
      const first = deal.places[target] ?? 0;
      this.targetOf.fill(target, first, deal.places[target + 1] ?? 0);
      for (let place = first; place < first + (deal.taken[target] ?? 0); place++) {
        const seeker = deal.holder[place] ?? 0;
        const at = next[seeker] ?? 0;
        this.places[at] = place;
        next[seeker] = at + 1;
      }
    }
  }

  /** Whether one of a seeker's places is this target's. */
  isAt(seeker: number, target: number): boolean {
    for (let at = this.from[seeker] ?? 0; at < (this.from[seeker + 1] ?? 0); at++)
      if (this.targetOf[this.places[at] ?? 0] === target) return true;
    return false;
  }

  /** One of a target's places is empty now: the last of those taken comes there. */
  close(target: number, gap: number): void {
    const { places, taken, holder, worth } = this.#deal;
    const last = (places[target] ?? 0) + (taken[target] ?? 0) - 1;
    taken[target] = (taken[target] ?? 0) - 1;
    if (last === gap) return;
    const seeker = holder[last] ?? 0;
    holder[gap] = seeker;
    worth[gap] = worth[last] ?? 0;
    let at = this.from[seeker] ?? 0;
    while (this.places[at] !== last) at++;
    this.places[at] = gap;
  }
}
