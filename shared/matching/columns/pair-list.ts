/** Something said of single pairs, by the mentee's row. */
export interface PairList {
  add(row: number, mentor: number, said: number): void;
  each(row: number, then: (mentor: number, said: number) => void): void;
}

/** A list with nothing in it: chains through arrays of numbers, as most rows have nothing said of them. */
export function pairList(rows: number): PairList {
  const newest = new Int32Array(rows).fill(-1);
  const [before, mentors, all]: [number[], number[], number[]] = [[], [], []];
  return {
    add(row, mentor, said) {
      before.push(newest[row] ?? -1);
      newest[row] = mentors.push(mentor) - 1;
      all.push(said);
    },
    each(row, then) {
      for (let at = newest[row] ?? -1; at !== -1; at = before[at] ?? -1) then(mentors[at] ?? 0, all[at] ?? 0);
    },
  };
}
