import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import * as z from "zod";
import type { AssignmentProblem } from "#shared/matching/problem.ts";
import { secondsOf } from "../measuring.ts";
import { MissingRival } from "./options.ts";

/** What a rival made of a round, in processor time. */
export interface Rival {
  readonly seconds: number;
  readonly matched: number;
  readonly score: number;
}

/** npm munkres: capacities expanded to a column for each place, and one for each mentee that means "nobody" where needed. */
export async function byMunkres(problem: AssignmentProblem): Promise<Rival> {
  const { munkres } = await import("munkres").catch(() => {
    throw new MissingRival("npm munkres", "Run npm ci.");
  });
  const { capacities, offsets, mentors, scores } = problem;
  const mentees = offsets.length - 1;
  const first = [0];
  for (const places of capacities) first.push((first.at(-1) ?? 0) + places);
  const places = first.at(-1) ?? 0;
  // More than a whole round could change: one person more always counts more. Nobody costs as much as no pair.
  const nobody = 2001 * (mentees + 1);
  // Munkres takes any shape: columns for nobody only as far as there are too few places.
  const columns = Math.max(places, mentees);
  let [matched, score] = [0, 0];
  const seconds = secondsOf(() => {
    const matrix = Array.from({ length: mentees }, (_, mentee) => {
      const row = new Float64Array(columns).fill(nobody);
      for (let edge = offsets[mentee] ?? 0; edge < (offsets[mentee + 1] ?? 0); edge++) {
        const mentor = mentors[edge] ?? 0;
        row.fill(-(scores[edge] ?? 0), first[mentor], first[mentor + 1]);
      }
      return row;
    });
    for (const [mentee, column] of munkres(matrix)) {
      const cost = matrix[mentee]?.[column] ?? nobody;
      if (cost === nobody) continue;
      matched++;
      score -= cost;
    }
  });
  return { seconds, matched, score };
}

/** npm highs (HiGHS in WebAssembly), as a linear programme: the answers of such a network are whole by themselves. */
export async function byHighs({ capacities, offsets, mentors, scores }: AssignmentProblem): Promise<Rival> {
  const { default: entry } = await import("highs").catch(() => {
    throw new MissingRival("npm highs", "Run npm ci.");
  });
  // Its types speak of one more `default` than there is.
  const highs = await ("default" in entry ? entry.default : entry)();
  const mentees = offsets.length - 1;
  const bonus = 2001 * (mentees + 1);
  const at = (mentor: number): number[] => byMentor[mentor] ?? [];
  const byMentor = Array.from(capacities, (): number[] => []);
  for (const [edge, mentor] of mentors.entries()) at(mentor).push(edge);
  const sum = (edges: readonly number[]) => edges.map((edge) => `x${edge}`).join(" + ");
  const rows = [...offsets.subarray(0, mentees)].map((from, mentee) => {
    const edges = Array.from({ length: (offsets[mentee + 1] ?? 0) - from }, (_, index) => from + index);
    return edges.length === 0 ? "" : `m${mentee}: ${sum(edges)} <= 1`;
  });
  const columns = byMentor.map((edges, mentor) =>
    edges.length === 0 ? "" : `c${mentor}: ${sum(edges)} <= ${capacities[mentor]}`,
  );
  const aim = [...scores].map((score, edge) => `${bonus + score} x${edge}`).join(" + ");
  const model = `Maximize\n obj: ${aim}\nSubject To\n${[...rows, ...columns].filter(Boolean).join("\n")}\nEnd`;
  let [matched, score] = [0, 0];
  const seconds = secondsOf(() => {
    const { Status, Columns } = highs.solve(model, { output_flag: false });
    if (Status !== "Optimal") throw new Error(`HiGHS ended with ${Status}`);
    for (const [name, { Primal }] of Object.entries(Columns)) {
      if ((Primal ?? 0) < 0.5) continue;
      matched++;
      score += scores[Number(name.slice(1))] ?? 0;
    }
  });
  return { seconds, matched, score };
}

const ScipyAnswer = z.object({ seconds: z.number(), matched: z.number(), score: z.number() });

/** scipy's min_weight_full_bipartite_matching, where python3 has scipy; undefined where it has not. */
export async function byScipy(problem: AssignmentProblem, times: number): Promise<Rival | undefined> {
  const { capacities, offsets, mentors, scores } = problem;
  const run = promisify(execFile);
  try {
    await run("python3", ["-c", "import scipy"]);
  } catch {
    return undefined;
  }
  const folder = await mkdtemp(join(tmpdir(), "round-"));
  try {
    const file = join(folder, "round.bin");
    const sizes = Int32Array.of(offsets.length - 1, capacities.length, mentors.length, times);
    await writeFile(
      file,
      [sizes, capacities, offsets, mentors, scores].map((list) => new Uint8Array(list.buffer)),
    );
    const { stdout } = await run("python3", [join(import.meta.dirname, "scipy_rival.py"), file]);
    return ScipyAnswer.parse(JSON.parse(stdout));
  } finally {
    await rm(folder, { recursive: true });
  }
}
