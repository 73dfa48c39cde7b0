import type { Temporal } from "temporal-polyfill";
import type { Fit } from "../domain/explanation.ts";
import type { Reason } from "../domain/round.ts";
import { assign } from "./assign.ts";
import { type Graph, graphOf } from "./graph.ts";
import type { Pool } from "./pool.ts";

export interface Suggestion {
  readonly mentee: string;
  readonly mentor: string;
  readonly score: number;
  readonly fit: Fit;
  readonly reasons: Reason[];
}

export interface Proposed {
  readonly suggestions: Suggestion[];
  readonly mentees: number;
  readonly places: number;
  readonly score: number;
}

/** Suggests pairings for the whole group at once: most people placed, then the best total. Same input, same result. */
export function propose(pool: Pool, now: Temporal.Instant): Proposed {
  const graph = graphOf(pool, now);
  const { mentorOf } = assign(problemOf(graph));
  return proposed(graph, mentorOf);
}

/** A graph as the solver takes it; `scoreOf` weighs an edge. */
export function problemOf(graph: Graph, scoreOf = (edge: Graph["edges"][number][number]) => edge.total + edge.line) {
  const offsets = [0];
  for (const edges of graph.edges) offsets.push((offsets.at(-1) ?? 0) + edges.length);
  const edges = graph.edges.flat();
  return {
    capacities: graph.capacities,
    offsets: Uint32Array.from(offsets),
    mentors: Uint32Array.from(edges, ({ mentor }) => mentor),
    scores: Int32Array.from(edges, (edge) => scoreOf(edge)),
  };
}

/** What the solver's answer means for people. */
export function proposed(graph: Graph, mentorOf: Int32Array): Proposed {
  const suggestions = graph.mentees.flatMap(({ participant }, index): Suggestion[] => {
    const edge = graph.edges[index]?.find(({ mentor }) => mentor === mentorOf[index]);
    const mentor = graph.mentors[mentorOf[index] ?? -1];
    if (!mentor || !edge) return [];
    const { total, fit, reasons } = edge;
    return [{ mentee: participant.person, mentor: mentor.participant.person, score: total, fit, reasons }];
  });
  return {
    suggestions,
    mentees: graph.mentees.length,
    places: graph.capacities.reduce((sum, places) => sum + places, 0),
    score: suggestions.reduce((sum, one) => sum + one.score, 0),
  };
}
