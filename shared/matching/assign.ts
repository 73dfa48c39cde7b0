/** One round's numbers: mentees in rows (CSR), mentors with capacities. */
export interface AssignmentProblem {
  /** Places per mentor. */
  readonly capacities: Int32Array;
  /** Edge range per mentee: mentee i has edges offsets[i] to offsets[i + 1]. */
  readonly offsets: Uint32Array;
  /** Candidate mentor per edge. */
  readonly mentors: Uint32Array;
  /** Score per edge; may be negative. */
  readonly scores: Int32Array;
}

export interface Assignment {
  /** Mentor per mentee, -1 for none. */
  readonly mentorOf: Int32Array;
  readonly matched: number;
  readonly score: number;
}

/**
 * Places as many mentees as can be placed, and among all such assignments takes one with the highest total score.
 * Exact and deterministic. Successive best augmenting paths (Jewell 1958; Busacker and Gowen 1960): after k steps the
 * result is the best of all assignments of k mentees, so it is enough to go on until nobody more can be placed.
 * O(mentees × edges) in the usual case, where few paths are long.
 * @throws RangeError on duplicate edges, malformed offsets, unknown mentors or negative capacities. Inputs stay untouched.
 */
export function assign(problem: AssignmentProblem): Assignment {
  check(problem);
  const { capacities, offsets, mentors, scores } = problem;
  const mentees = offsets.length - 1;
  const edgeOf = new Int32Array(mentees).fill(-1);
  const placed: Set<number>[] = Array.from(capacities, () => new Set());

  for (;;) {
    const path = bestPath(problem, edgeOf, placed);
    if (path === undefined) break;
    // Every mentee on the path takes the edge the path gives them; the last mentor on it has a free place.
    for (const { mentee, edge } of path) {
      const before = edgeOf[mentee] ?? -1;
      if (before >= 0) placed[mentors[before] ?? -1]?.delete(mentee);
      edgeOf[mentee] = edge;
      placed[mentors[edge] ?? -1]?.add(mentee);
    }
  }

  const mentorOf = new Int32Array(mentees).fill(-1);
  let matched = 0;
  let score = 0;
  for (let mentee = 0; mentee < mentees; mentee++) {
    const edge = edgeOf[mentee] ?? -1;
    if (edge < 0) continue;
    mentorOf[mentee] = mentors[edge] ?? -1;
    score += scores[edge] ?? 0;
    matched++;
  }
  return { mentorOf, matched, score };
}

interface Step {
  readonly mentee: number;
  readonly edge: number;
}

/** The augmenting path of highest gain from any free mentee to any free place (Bellman-Ford with a queue: gains may be negative). */
function bestPath(problem: AssignmentProblem, edgeOf: Int32Array, placed: readonly Set<number>[]): Step[] | undefined {
  const { capacities, offsets, mentors, scores } = problem;
  const mentees = offsets.length - 1;
  const gainAtMentee = new Float64Array(mentees).fill(Number.NEGATIVE_INFINITY);
  const gainAtMentor = new Float64Array(capacities.length).fill(Number.NEGATIVE_INFINITY);
  const edgeInto = new Int32Array(capacities.length).fill(-1);
  const menteeInto = new Int32Array(capacities.length).fill(-1);
  const queue: number[] = [];
  const waiting = new Uint8Array(mentees);
  for (let mentee = 0; mentee < mentees; mentee++) {
    if ((edgeOf[mentee] ?? -1) >= 0) continue;
    gainAtMentee[mentee] = 0;
    queue.push(mentee);
    waiting[mentee] = 1;
  }
  for (let head = 0; head < queue.length; head++) {
    const mentee = queue[head] ?? 0;
    waiting[mentee] = 0;
    for (let edge = offsets[mentee] ?? 0; edge < (offsets[mentee + 1] ?? 0); edge++) {
      if (edge === edgeOf[mentee]) continue;
      const mentor = mentors[edge] ?? 0;
      const gain = (gainAtMentee[mentee] ?? 0) + (scores[edge] ?? 0);
      if (capacities[mentor] === 0 || gain <= (gainAtMentor[mentor] ?? 0)) continue;
      gainAtMentor[mentor] = gain;
      edgeInto[mentor] = edge;
      menteeInto[mentor] = mentee;
      for (const other of placed[mentor] ?? []) {
        const freed = gain - (scores[edgeOf[other] ?? 0] ?? 0);
        if (freed <= (gainAtMentee[other] ?? 0)) continue;
        gainAtMentee[other] = freed;
        if (waiting[other] === 1) continue;
        waiting[other] = 1;
        queue.push(other);
      }
    }
  }
  const end = bestFreeMentor(capacities, placed, gainAtMentor);
  if (end === -1) return undefined;
  return trace(end, edgeOf, mentors, edgeInto, menteeInto);
}

function bestFreeMentor(capacities: Int32Array, placed: readonly Set<number>[], gain: Float64Array): number {
  let best = -1;
  for (let mentor = 0; mentor < capacities.length; mentor++) {
    if ((placed[mentor]?.size ?? 0) >= (capacities[mentor] ?? 0)) continue;
    const reached = gain[mentor] ?? Number.NEGATIVE_INFINITY;
    if (reached === Number.NEGATIVE_INFINITY) continue;
    if (best === -1 || reached > (gain[best] ?? 0)) best = mentor;
  }
  return best;
}

function trace(
  end: number,
  edgeOf: Int32Array,
  mentors: Uint32Array,
  edgeInto: Int32Array,
  menteeInto: Int32Array,
): Step[] {
  const path: Step[] = [];
  for (let mentor = end; mentor !== -1; ) {
    const mentee = menteeInto[mentor] ?? -1;
    path.push({ mentee, edge: edgeInto[mentor] ?? -1 });
    const left = edgeOf[mentee] ?? -1;
    mentor = left >= 0 ? (mentors[left] ?? -1) : -1;
  }
  return path;
}

function check({ capacities, offsets, mentors, scores }: AssignmentProblem): void {
  const edges = mentors.length;
  if (scores.length !== edges) throw new RangeError("As many scores as edges are needed");
  if (offsets.length === 0 || offsets[0] !== 0 || offsets[offsets.length - 1] !== edges) {
    throw new RangeError("Offsets must begin with 0 and end with the number of edges");
  }
  if (capacities.some((places) => places < 0)) throw new RangeError("A capacity cannot be negative");
  const seenBy = new Int32Array(capacities.length).fill(-1);
  for (let mentee = 0; mentee + 1 < offsets.length; mentee++) {
    const [from, to] = [offsets[mentee] ?? 0, offsets[mentee + 1] ?? 0];
    if (to < from) throw new RangeError("Offsets must not fall");
    for (let edge = from; edge < to; edge++) {
      const mentor = mentors[edge] ?? 0;
      if (mentor >= capacities.length) throw new RangeError(`Edge ${edge} names an unknown mentor`);
      if (seenBy[mentor] === mentee) throw new RangeError(`Mentee ${mentee} names mentor ${mentor} twice`);
      seenBy[mentor] = mentee;
    }
  }
}
