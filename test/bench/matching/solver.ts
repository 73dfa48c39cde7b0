import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import * as z from "zod";
import { assign } from "#shared/matching/assign.ts";
import type { AssignmentProblem } from "#shared/matching/problem.ts";
import { verify } from "#shared/matching/proof.ts";
import { solve } from "#shared/matching/solve.ts";
import { rounded, slope } from "../measuring.ts";
import { instance, type Kind, type Supply } from "./instances.ts";
import type { BenchOptions } from "./options.ts";
import { byHighs, byMunkres, byScipy, type Rival } from "./rivals.ts";

const kinds: readonly Kind[] = ["uniform", "clustered"];
const supplies: readonly Supply[] = ["tight", "balanced", "slack"];
const shapes = kinds.flatMap((kind) => supplies.map((supply) => ({ kind, supply })));
type Shape = (typeof shapes)[number];

/** Milliseconds: by the clock, and of processor time, which others on the machine do not take from. */
interface Time {
  readonly wall: number;
  readonly processor: number;
}

/**
 * The solver beside its rivals on the same rounds in the same run, every one of them checked: the same number of people
 * and the same points, or the benchmark fails. Ratios are of processor time.
 */
export async function solverBench({ quick, say }: BenchOptions) {
  const [mentees, larger] = quick ? [500, [1000, 2000]] : [10_000, [30_000, 100_000]];
  const rounds = [];
  for (const shape of shapes) {
    say(`Solving ${mentees} mentees, ${shape.kind}, ${shape.supply}, beside munkres, highs and scipy`);
    const round = await besideRivals(shape, mentees);
    say(`  ${told(round)}`);
    rounds.push(round);
  }
  const growth = [];
  for (const shape of shapes) {
    say(`Growing to ${larger.at(-1)} mentees, ${shape.kind}, ${shape.supply}`);
    const grown = await growing(shape, mentees, larger);
    say(`  ${grown.largest.processor} ms, ${grown.peakMegabytes} MB, exponent ${grown.exponent}`);
    growth.push(grown);
  }
  const mean = (numbers: readonly number[]) => rounded(Math.exp(average(numbers.map(Math.log))));
  const scipy = rounds.flatMap(({ ratios }) => (ratios.scipy === undefined ? [] : [ratios.scipy]));
  return {
    ratios: {
      munkres: mean(rounds.map(({ ratios }) => ratios.munkres)),
      highs: mean(rounds.map(({ ratios }) => ratios.highs)),
      ...(scipy.length > 0 && { scipy: mean(scipy) }),
    },
    warm: {
      wall: mean(rounds.map(({ warm }) => warm.wall)),
      processor: mean(rounds.map(({ warm }) => warm.processor)),
    },
    fresh: {
      wall: mean(rounds.map(({ fresh }) => fresh.wall)),
      processor: mean(rounds.map(({ fresh }) => fresh.processor)),
    },
    worst: Math.max(...growth.map(({ largest }) => largest.processor)),
    peakMegabytes: Math.max(...growth.map(({ peakMegabytes }) => peakMegabytes)),
    rounds,
    growth,
  };
}

async function besideRivals(shape: Shape, mentees: number) {
  const problem = drawn(shape, mentees);
  const warm = warmly(problem);
  const proving = proof(problem);
  const [munkres, highs] = [await byMunkres(problem), await byHighs(problem)];
  const scipy = await byScipy(problem, 3);
  const { matched, score } = assign(problem);
  for (const [name, rival] of Object.entries({ munkres, highs, scipy }))
    if (rival && (rival.matched !== matched || Math.round(rival.score) !== score))
      throw new Error(`${name} places ${rival.matched} with ${rival.score} points, not ${matched} with ${score}`);
  const beside = (rival: Rival) => rounded((1000 * rival.seconds) / warm.processor);
  const ratios = { munkres: beside(munkres), highs: beside(highs), scipy: scipy && beside(scipy) };
  const fresh = await freshly(shape, mentees);
  return { ...shape, ratios, warm, fresh: { wall: fresh.wall, processor: fresh.processor }, proving, matched, score };
}

/** What was measured, in a line: nobody waits half an hour for nothing when a later round breaks off. */
function told({ warm, fresh, ratios }: Awaited<ReturnType<typeof besideRivals>>): string {
  const times = `${warm.processor} ms warm, ${fresh.processor} ms fresh (processor)`;
  const beside = Object.entries(ratios).flatMap(([name, ratio]) => (ratio === undefined ? [] : [`${name} x ${ratio}`]));
  return [times, ...beside].join(", ");
}

async function growing(shape: Shape, mentees: number, larger: readonly number[]) {
  const sizes = [mentees, ...larger];
  const times = sizes.map((size) => warmly(drawn(shape, size)));
  const exponent = rounded(
    slope(
      sizes,
      times.map(({ processor }) => processor),
    ),
  );
  const { peak } = await freshly(shape, larger.at(-1) ?? mentees);
  return { ...shape, exponent, largest: times.at(-1) ?? { wall: 0, processor: 0 }, peakMegabytes: rounded(peak) };
}

function drawn(shape: Shape, mentees: number): AssignmentProblem {
  return instance({ ...shape, mentees, mentors: Math.round(0.3 * mentees), candidates: 50, seed: 1 });
}

/** The median of seven after three to warm up. */
function warmly(problem: AssignmentProblem): Time {
  for (let time = 0; time < 3; time++) assign(problem);
  const times = Array.from({ length: 7 }, () => timeOf(() => assign(problem)));
  const median = (numbers: number[]) => rounded(numbers.sort((one, other) => one - other)[3] ?? 0);
  return { wall: median(times.map(({ wall }) => wall)), processor: median(times.map(({ processor }) => processor)) };
}

/** How long the proof is checked, and that it holds. */
function proof(problem: AssignmentProblem): Time {
  const solution = solve(problem);
  let verdict = verify(problem, {}, solution, solution.proof);
  const time = timeOf(() => {
    verdict = verify(problem, {}, solution, solution.proof);
  });
  if (!verdict.proven) throw new Error(verdict.faults[0]);
  return { wall: rounded(time.wall), processor: rounded(time.processor) };
}

function timeOf(work: () => void): Time {
  const began = process.cpuUsage();
  const start = performance.now();
  work();
  const wall = performance.now() - start;
  const { user, system } = process.cpuUsage(began);
  return { wall, processor: (user + system) / 1000 };
}

const Cold = z.object({ wall: z.number(), processor: z.number(), peak: z.number() });

/** In a process of its own that solves this one round. */
async function freshly({ kind, supply }: Shape, mentees: number): Promise<z.infer<typeof Cold>> {
  const file = join(import.meta.dirname, "solver-cold.ts");
  const { stdout } = await promisify(execFile)(process.execPath, [file, kind, supply, String(mentees), "1"]);
  const { wall, processor, peak } = Cold.parse(JSON.parse(stdout));
  return { wall: rounded(wall), processor: rounded(processor), peak: rounded(peak) };
}

function average(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}
