import * as z from "zod";
import { InstantText } from "./time.ts";

/** What takes longer than a request may: it is asked for, done in the background, and its page shows how far it is. */
export const workKinds = [
  "import-members",
  "import-pairs",
  "invitations",
  "key-date-preview",
  "pause-preview",
  "mail-hold",
  "pair-preview",
  "mentor-choices",
  "groups",
  "settings-preview",
  "pairing-preview",
  "carry-over",
  "report",
  "announcement",
  "restore",
] as const;
export const WorkKind = z.enum(workKinds);
export type WorkKind = z.infer<typeof WorkKind>;

/** `collecting` while its parts arrive, `requested` until somebody begins, then `running`; `failed` may be asked for again. */
export const WorkState = z.enum(["collecting", "requested", "running", "done", "failed"]);
export type WorkState = z.infer<typeof WorkState>;

/** What a sentence about work is made of: numbers, dates, names of key dates. Never a person's name or address. */
export const WorkValues = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
export type WorkValues = z.infer<typeof WorkValues>;

/** One piece of long work that a coordinator asked for. Running it again goes on where it stopped. */
export const Work = z.object({
  id: z.string(),
  version: z.number().int(),
  programme: z.string(),
  kind: WorkKind,
  state: WorkState,
  /** Only look, change nothing: what would happen stands in the lines. */
  dryRun: z.boolean(),
  /** What was asked for, in the words of its kind. */
  order: WorkValues,
  done: z.number().int(),
  /** 0 while nobody knows yet. */
  total: z.number().int(),
  /** What came of it, in the words of its kind. */
  summary: WorkValues,
  /** How far it is, in the words of its kind, where it goes on from there when its time was up or it broke off. */
  resume: WorkValues.optional(),
  requestedBy: z.string(),
  requestedAt: InstantText,
  /** When its latest run began. */
  begunAt: InstantText.optional(),
  finishedAt: InstantText.optional(),
});
export type Work = z.infer<typeof Work>;

/** One line of what work has to say. The person it is about is named on the page, from their own record. */
export const WorkLine = z.object({
  /** `work.00000017`: its lines in their order. */
  id: z.string(),
  version: z.number().int(),
  level: z.enum(["info", "warning", "error"]),
  /** What it says: `work.{kind}.{says}` in every language, with `values`. */
  says: z.string(),
  values: WorkValues,
  person: z.string().optional(),
});
export type WorkLine = z.infer<typeof WorkLine>;

/** A line before it has its place among the others. */
export type NewLine = Omit<WorkLine, "id" | "version">;

/** A piece of a file, as it was sent. Removed when the work is done, after a day at the latest. */
export const WorkPart = z.object({ id: z.string(), version: z.number().int(), text: z.string() });
export type WorkPart = z.infer<typeof WorkPart>;

/** The id of the nth line or part of some work; they sort in their order. */
export function workPieceId(work: string, index: number): string {
  return `${work}.${String(index).padStart(8, "0")}`;
}
