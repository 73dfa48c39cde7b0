import type { FieldProblem } from "#shared/domain/errors.ts";
import type { Talk, TalkWay } from "#shared/domain/talk.ts";
import type { PageModel } from "./page-model.ts";

/** What was just done, or why it was not. */
export const meetOutcomes = [
  "proposed",
  "picked",
  "none",
  "withdraw",
  "moved",
  "cancelled",
  "met-yes",
  "met-moved",
  "met-dropped",
  "booking",
] as const;
export const meetRefusals = ["changed-meanwhile", "one-is-open", "often", "moved-often", "passed"] as const;
export type MeetOutcome = (typeof meetOutcomes)[number] | (typeof meetRefusals)[number];

/** What somebody typed, field by field, and into which form. */
export interface MeetTyped {
  readonly form: "propose" | "move" | "booking";
  readonly times: readonly string[];
  readonly fields: Readonly<Record<string, string | undefined>>;
}

/** How it stands between the two: nothing, the reader's or the other's times, or a time agreed on. */
export type MeetState = "none" | "yours" | "theirs" | "agreed";

/** The page on which two people find a time to talk. */
export interface MeetModel extends PageModel {
  programme: string;
  action: string;
  names: readonly string[];
  /** What the others are to the reader. */
  others: "mentor" | "mentee";
  /** Where the reader lives, and where the other does. */
  zone: string;
  theirs: string;
  state: MeetState;
  talk?: Pick<Talk, "number" | "sequence" | "minutes" | "how" | "times" | "at"> | undefined;
  /** Where it takes place by video. */
  link?: string | undefined;
  /** A talk that is over and of which nobody has said whether it took place. */
  ask?: { readonly number: number; readonly at: string } | undefined;
  /** Instants that suit both. */
  offered: readonly string[];
  /** The mentor's own page to book a time on, for a mentee. */
  booking?: string | undefined;
  /** The reader's own, for a mentor; empty where there is none. */
  ownBooking?: string | undefined;
  /** The video link and way of last time. */
  room?: string | undefined;
  how?: TalkWay | undefined;
  done?: MeetOutcome | undefined;
  /** The button the link in the mail pointed at; marked, never pressed. */
  marked?: string | undefined;
  typed?: MeetTyped | undefined;
  errors?: readonly FieldProblem[] | undefined;
}
