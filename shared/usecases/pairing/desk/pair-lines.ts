import * as z from "zod";
import { Fit } from "../../../domain/explanation.ts";
import { Relation } from "../../../domain/pairing-policy.ts";
import { Reason } from "../../../domain/round.ts";
import type { NewLine, WorkLine, WorkValues } from "../../../domain/work.ts";

/** One person whose mentor a change by hand changes, as the line of the work has it. */
export const PairLine = z.object({
  mentee: z.string(),
  /** The mentors before and after; empty for none. */
  from: z.string(),
  to: z.string(),
  /** The pair that was asked for, or who was to be left out. */
  chosen: z.boolean(),
  points: z.number().int(),
  ...Fit.shape,
  reasons: z.string(),
  /** What the programme warns of, as one text too. */
  warnings: z.string().default(""),
});
export type PairLine = z.infer<typeof PairLine>;

/** Reasons as one text, since a line holds no lists. */
export function reasonsLine(reasons: readonly Reason[]): string {
  return JSON.stringify(reasons);
}

/** And back. @throws ZodError when it is none of ours. */
export function reasonsIn(text: string): Reason[] {
  return z.array(Reason).parse(text === "" ? [] : JSON.parse(text));
}

/** Warnings as one text, and back; `warningsIn` throws a ZodError when it is none of ours. */
export const warningsLine = (warnings: readonly Relation[]) => warnings.join(" ");
export const warningsIn = (text: string) => z.array(Relation).parse(text === "" ? [] : text.split(" "));

/** The changes a preview found, in their order. */
export function pairLines(lines: readonly WorkLine[]): PairLine[] {
  return lines.map(({ values }) => PairLine.parse(values));
}

/** A change as a line: what it says follows from where the person was and where they go. */
export function lineOf(change: PairLine): NewLine {
  const values: WorkValues = { ...change };
  const says = change.from === change.to ? "kept" : change.to === "" ? "none" : change.from === "" ? "new" : "other";
  return { level: says === "none" && !change.chosen ? "warning" : "info", says, values, person: change.mentee };
}
