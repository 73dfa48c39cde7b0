import { standardPolicy } from "#shared/domain/pairing-policy.ts";
import { decide } from "#shared/matching/decide.ts";
import { type Pairs, pairsOf } from "#shared/matching/pairs.ts";
import type { Solution } from "#shared/matching/problem.ts";
import { qualityOf } from "#shared/matching/quality.ts";
import { solve } from "#shared/matching/solve.ts";
import { taken } from "#shared/matching/taken.ts";
import { type Sides, sidesOf } from "#shared/matching/utility.ts";
import { cohort, cohortNow } from "#test/support/cohort.ts";
import { rounded } from "../measuring.ts";
import { firstComeFirstServed, greedyBestFirst } from "./quality-rivals.ts";

/** As programmes do that care whom they pair: a topic in common, and clocks near enough for an evening and a morning. */
const policy = { ...standardPolicy, shareTopic: true, hoursApart: 5 };

interface Scene {
  readonly pairs: Pairs;
  readonly sides: Sides;
  readonly best: Solution;
}

/** Ours, and how it is done elsewhere, over the same people. */
const ways: Record<string, (scene: Scene) => Int32Array> = {
  "best total": (scene) => decide(scene, { way: "best", floor: false }).mentorOf,
  "best total, worst-off lifted (default)": (scene) => decide(scene, { way: "best", floor: true }).mentorOf,
  "fewer complaints": (scene) => decide(scene, { way: "fewer-complaints", floor: true }).mentorOf,
  "stable (deferred acceptance)": (scene) => decide(scene, { way: "stable", floor: false }).mentorOf,
  "greedy, best pair first": ({ pairs }) => greedyBestFirst(pairs),
  "first come, first served": ({ pairs }) => firstComeFirstServed(pairs),
};

/** What is counted of one result. */
interface Measured {
  readonly matched: number;
  readonly mean: number;
  readonly total: number;
  readonly worst: number;
  readonly p5: number;
  readonly blocking: number;
  readonly strong: number;
  readonly granted: number;
  readonly first: number;
}

interface Sizes {
  readonly mentees?: number;
  readonly mentors?: number;
  readonly seeds?: readonly number[];
  readonly supplies?: readonly number[];
}

/**
 * How well people are served at less, as many, and more places than people, over made-up cohorts that are the same every
 * time: each way's means over the seeds. `wins`: nobody places more than ours, and its total is the highest with so many.
 */
export function qualityBench({
  mentees = 1000,
  mentors = 250,
  seeds = [1, 2, 3, 4, 5],
  supplies = [0.9, 1, 1.3],
}: Sizes = {}) {
  const tables = supplies.map((supply) => {
    const scenes = seeds.map((seed) => sceneOf(mentees, mentors, supply, seed));
    const rows = Object.entries(ways).map(([name, way]) => ({
      name,
      each: scenes.map((scene) => measured(scene, way)),
    }));
    return { supply, rows };
  });
  const wins = tables.every(({ rows }) =>
    rows.every(({ each }) => each.every(({ matched }, at) => matched <= (rows[0]?.each[at]?.matched ?? 0))),
  );
  return {
    mentees,
    mentors,
    seeds,
    wins,
    tables: tables.map(({ supply, rows }) => ({ supply, rows: rows.map(meansOf) })),
  };
}

/** The same as a table in Markdown. */
export function qualityTable({ tables }: ReturnType<typeof qualityBench>): string {
  const head = ["placed %", "mean", "total", "worst", "5th %", "blocking", "strong", "wish %", "first wish %"];
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |`;
  return tables
    .map(({ supply, rows }) =>
      [
        line([`places for each mentee: ${supply}`, ...head]),
        line(["---", ...head.map(() => "---:")]),
        ...rows.map(({ name, ...values }) => line([name, ...Object.values(values)])),
      ].join("\n"),
    )
    .join("\n\n");
}

function sceneOf(
  mentees: number,
  mentors: number,
  supply: number,
  seed: number,
): Scene & { pool: ReturnType<typeof cohort> } {
  const pool = cohort({ seed, mentees, mentors, supply, wishes: 0.5, policy });
  const pairs = pairsOf(pool, cohortNow);
  return { pool, pairs, sides: sidesOf(pool, pairs), best: solve(pairs.problem, pairs.order) };
}

function measured(scene: ReturnType<typeof sceneOf>, way: (scene: Scene) => Int32Array): Measured {
  const { pairs, best } = scene;
  const mentorOf = way(scene);
  const { blocking, strong, wished, granted, first } = qualityOf(scene, mentorOf, best, "best");
  const points = [...taken(pairs.problem, mentorOf).edgeOf]
    .flatMap((edge) => (edge < 0 ? [] : [pairs.problem.scores[edge] ?? 0]))
    .sort((one, other) => one - other);
  const total = points.reduce((sum, more) => sum + more, 0);
  const share = (part: number) => (100 * part) / Math.max(1, wished);
  return {
    matched: (100 * points.length) / pairs.mentees.length,
    ...{
      mean: total / Math.max(1, points.length),
      total,
      worst: points[0] ?? 0,
      p5: points[Math.floor(points.length / 20)] ?? 0,
    },
    ...{ blocking, strong, granted: share(granted), first: share(first) },
  };
}

function meansOf({ name, each }: { readonly name: string; readonly each: readonly Measured[] }) {
  const mean = (of: (one: Measured) => number) => each.reduce((sum, one) => sum + of(one), 0) / each.length;
  return {
    name,
    matched: tenths(mean(({ matched }) => matched)),
    mean: tenths(mean((one) => one.mean)),
    total: Math.round(mean(({ total }) => total)),
    worst: tenths(mean(({ worst }) => worst)),
    p5: tenths(mean(({ p5 }) => p5)),
    blocking: Math.round(mean(({ blocking }) => blocking)),
    strong: Math.round(mean(({ strong }) => strong)),
    granted: rounded(mean(({ granted }) => granted)),
    first: rounded(mean(({ first }) => first)),
  };
}

const tenths = (number: number) => Number(number.toFixed(1));
