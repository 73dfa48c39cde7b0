import type { AssignmentProblem } from "./problem.ts";

/** Kept by points with all that counts; a few more than are shown, since what nobody sees may change their order. */
const most = 8;

/** Who comes near whom in a round, as rows, columns and edges of the problem. */
export interface Nearest {
  /** The best edges of a mentee but the one chosen, the best first. */
  readonly ofMentee: (row: number) => readonly number[];
  /** The best edges of a mentor but those chosen, with their rows, the best first. */
  readonly ofMentor: (column: number) => readonly { readonly row: number; readonly edge: number }[];
}

/** Goes once over all edges. Of equals the first is kept, so that the answer never depends on who was read first. */
export function nearest({ offsets, mentors, scores, capacities }: AssignmentProblem, chosen: Int32Array): Nearest {
  const rows = offsets.length - 1;
  const forMentees = new Best(rows);
  const forMentors = new Best(capacities.length);
  for (let row = 0; row < rows; row++) {
    for (let edge = offsets[row] ?? 0; edge < (offsets[row + 1] ?? 0); edge++) {
      const column = mentors[edge] ?? 0;
      if (column === chosen[row]) continue;
      const points = scores[edge] ?? 0;
      forMentees.offer(row, edge, row, points);
      forMentors.offer(column, edge, row, points);
    }
  }
  return { ofMentee: (row) => forMentees.of(row).map(({ edge }) => edge), ofMentor: (column) => forMentors.of(column) };
}

/** The best few edges of each of many. */
class Best {
  readonly #edges: Int32Array;
  readonly #rows: Int32Array;
  readonly #points: Int32Array;
  readonly #count: Uint8Array;

  constructor(many: number) {
    this.#edges = new Int32Array(many * most);
    this.#rows = new Int32Array(many * most);
    this.#points = new Int32Array(many * most);
    this.#count = new Uint8Array(many);
  }

  offer(of: number, edge: number, row: number, points: number): void {
    const first = of * most;
    const count = this.#count[of] ?? 0;
    if (count === most && points <= (this.#points[first + most - 1] ?? 0)) return;
    let place = first + Math.min(count, most - 1);
    while (place > first && points > (this.#points[place - 1] ?? 0)) {
      this.#points[place] = this.#points[place - 1] ?? 0;
      this.#edges[place] = this.#edges[place - 1] ?? 0;
      this.#rows[place] = this.#rows[place - 1] ?? 0;
      place--;
    }
    this.#points[place] = points;
    this.#edges[place] = edge;
    this.#rows[place] = row;
    if (count < most) this.#count[of] = count + 1;
  }

  of(one: number): { row: number; edge: number }[] {
    const first = one * most;
    return Array.from({ length: this.#count[one] ?? 0 }, (_, index) => ({
      row: this.#rows[first + index] ?? 0,
      edge: this.#edges[first + index] ?? 0,
    }));
  }
}
