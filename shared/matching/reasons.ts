import type { Way } from "../domain/profile.ts";
import type { Reason } from "../domain/round.ts";
import type { Candidate } from "./candidate.ts";

/** More reasons than that nobody reads. */
const most = 7;

interface Found {
  readonly mentee: Candidate;
  readonly mentor: Candidate;
  /** Steps the mentor is further along. */
  readonly steps: number;
  /** Hours between their clocks. */
  readonly apart: number;
  readonly alike: { readonly both: number; readonly near: number; readonly alike: number };
  readonly ways: readonly Way[];
  /** Whether they look from different sides; undefined where nobody knows. */
  readonly eyes: Readonly<Record<"region" | "institution" | "practice" | "sector", boolean | undefined>>;
}

/** Why two people fit, in words both may read. Only what is known of both; never who somebody is, never empty. */
export function reasonsFor({ mentee, mentor, steps, apart, alike, ways, eyes }: Found): Reason[] {
  const reasons: Reason[] = [];
  const say = (reason: Reason["reason"], detail = "") => reasons.push({ reason, detail });
  for (const topic of sharedTopics(mentee, mentor)) say("topic", topic);
  if (steps > 0) say("stage", mentor.participant.stage);
  if (apart <= 3) say("zone", String(apart));
  for (const way of ways.slice(0, 1)) say("ways", way);
  // "Several": three at least, and no more of them far apart than near.
  if (alike.alike >= 3 && alike.near >= 3 * alike.both) say("values");
  for (const eye of ["practice", "sector", "institution", "region"] as const) if (eyes[eye]) say(eye);
  // Someone to talk to is a reason too: nobody reads an empty list.
  return reasons.length === 0 ? [{ reason: "place", detail: "" }] : reasons.slice(0, most);
}

/** What both chose, the topics of the form first, as the mentee has them; no more than a form takes. */
function sharedTopics(mentee: Candidate, mentor: Candidate): string[] {
  const theirs = [...mentor.participant.topics, ...(mentor.profile?.topics ?? [])];
  const mine = [...mentee.participant.topics, ...(mentee.profile?.topics ?? [])];
  return [...new Set(mine)].filter((topic) => theirs.includes(topic)).slice(0, 3);
}
