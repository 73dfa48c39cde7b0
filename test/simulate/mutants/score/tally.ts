import * as z from "zod";
import { equivalents } from "./equivalents.ts";

/** Stryker's report, as far as it is counted. */
export const MutationReport = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.string(),
      mutants: z.array(
        z.object({
          status: z.string(),
          mutatorName: z.string(),
          replacement: z.string().optional(),
          location: z.object({ start: z.object({ line: z.number(), column: z.number() }) }),
        }),
      ),
    }),
  ),
});

/** Counts of one module. `score`: killed and timed out, in percent of all that were run and could be noticed. */
export interface Tally {
  readonly score: number;
  readonly killed: number;
  readonly timeout: number;
  readonly survived: number;
  readonly equivalent: number;
  readonly static: number;
  readonly notDrawn: number;
  /** What nobody noticed: file, line, what became of it. */
  readonly unnoticed: readonly string[];
}

/** Counts a report, with the mutants that change nothing set apart. */
export function tally({ files }: z.infer<typeof MutationReport>): Tally {
  const mutants = Object.entries(files).flatMap(([file, { source, mutants: found }]) => {
    const lines = source.split("\n");
    return found.map((mutant) => ({ ...mutant, file, code: (lines[mutant.location.start.line - 1] ?? "").trim() }));
  });
  const count = (status: string) => mutants.filter((one) => one.status === status).length;
  const alive = mutants.filter(({ status }) => status === "Survived" || status === "NoCoverage");
  const isEquivalent = ({ file, code, replacement = "" }: (typeof mutants)[number]) =>
    equivalents.some((one) => file === one.file && code.includes(one.code) && one.becomes.includes(replacement));
  const unnoticed = alive.filter((one) => !isEquivalent(one));
  const [killed, timeout] = [count("Killed"), count("Timeout")];
  return {
    score: Math.round((1000 * (killed + timeout)) / Math.max(1, killed + timeout + unnoticed.length)) / 10,
    ...{ killed, timeout, survived: unnoticed.length, equivalent: alive.length - unnoticed.length },
    ...{ static: count("Ignored"), notDrawn: count("CompileError") },
    unnoticed: unnoticed.map(
      ({ file, code, mutatorName, replacement = "", location: { start } }) =>
        `${file}:${start.line}:${start.column} ${mutatorName}: ${code} => ${replacement.replaceAll(/\s+/g, " ")}`,
    ),
  };
}
