import type { Temporal } from "temporal-polyfill";
import { assign } from "./assign.ts";
import { type Edge, type Graph, graphOf } from "./graph.ts";
import type { Pool } from "./pool.ts";
import { type Proposed, problemOf, proposed } from "./propose.ts";

/** Two people by their ids. */
export interface Pair {
  readonly mentee: string;
  readonly mentor: string;
}

/** The largest whole number the solver takes. */
const largest = 2 ** 31 - 1;

/**
 * The best round that has these pairs in it, and among equally good ones the one that leaves most people where they are
 * `now`. Undefined where the pairs cannot all be: suggested before, not to be paired, or more than a mentor's places.
 */
export function proposeWith(
  pool: Pool,
  forced: readonly Pair[],
  now: Temporal.Instant,
  current: readonly Pair[] = [],
): Proposed | undefined {
  const graph = graphOf(pool, now);
  const mentorIndex = new Map(graph.mentors.map(({ participant }, index) => [participant.person, index]));
  const forcedOf = new Map(forced.map(({ mentee, mentor }) => [mentee, mentorIndex.get(mentor) ?? -1]));
  const capacities = Int32Array.from(graph.capacities);
  for (const [mentee, mentor] of forcedOf) {
    const row = graph.mentees.findIndex(({ participant }) => participant.person === mentee);
    if (!graph.edges[row]?.some((edge) => edge.mentor === mentor)) return undefined;
    const left = (capacities[mentor] ?? 0) - 1;
    if (left < 0) return undefined;
    capacities[mentor] = left;
  }
  const indexOf = (person: string) => forcedOf.get(person);
  const rest: Graph = {
    ...graph,
    capacities,
    edges: graph.edges.map((edges, row) => (indexOf(personAt(graph, row)) === undefined ? edges : [])),
  };
  const { mentorOf } = assign(problemOf(rest, weigher(rest, current, mentorIndex)));
  const whole = Int32Array.from(mentorOf, (mentor, row) => indexOf(personAt(graph, row)) ?? mentor);
  return proposed(graph, whole);
}

function personAt(graph: Graph, row: number): string {
  return graph.mentees[row]?.participant.person ?? "";
}

/** Weighs edges so that, between two rounds that are equally good, the one that changes less is better by a little. */
function weigher(graph: Graph, current: readonly Pair[], mentorIndex: ReadonlyMap<string, number>) {
  const whole = (edge: Edge) => edge.total + edge.line;
  const scale = graph.mentees.length + 1;
  const highest = graph.edges.reduce((most, edges) => edges.reduce((top, edge) => Math.max(top, whole(edge)), most), 0);
  // In a very large round there is no room for that little: equally good is good enough then.
  if ((highest + 1) * scale > largest) return whole;
  const now = new Map(current.map(({ mentee, mentor }) => [mentee, mentorIndex.get(mentor)]));
  const stays = new Set<Edge>();
  for (const [row, edges] of graph.edges.entries()) {
    const there = now.get(personAt(graph, row));
    for (const edge of edges) if (edge.mentor === there) stays.add(edge);
  }
  return (edge: Edge) => whole(edge) * scale + (stays.has(edge) ? 1 : 0);
}

/** What another round would mean for people, compared with this one. */
export interface Cost {
  /** How many more people get a mentor; negative: fewer. */
  readonly people: number;
  /** By how much all pairs together fit better; negative: less well. */
  readonly points: number;
  /** Whose mentor changes, from whom, to whom. */
  readonly changes: readonly { readonly mentee: string; readonly from?: string; readonly to?: string }[];
}

/** Compares two rounds over the same people. */
export function costOf(before: readonly (Pair & { score: number })[], after: typeof before): Cost {
  const sum = (list: typeof before) => list.reduce((total, { score }) => total + score, 0);
  const [was, is] = [mentors(before), mentors(after)];
  const changes = [...new Set([...was.keys(), ...is.keys()])]
    .filter((mentee) => was.get(mentee) !== is.get(mentee))
    .sort()
    .map((mentee) => ({ mentee, ...given("from", was.get(mentee)), ...given("to", is.get(mentee)) }));
  return { people: after.length - before.length, points: sum(after) - sum(before), changes };
}

const mentors = (pairs: readonly Pair[]) => new Map(pairs.map(({ mentee, mentor }) => [mentee, mentor]));
const given = (name: "from" | "to", person: string | undefined) => (person === undefined ? {} : { [name]: person });
