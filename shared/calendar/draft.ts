import type { Temporal } from "temporal-polyfill";
import type { Side, TouchpointRule } from "#shared/domain/playbook.ts";
import type { Touchpoint } from "#shared/domain/touchpoint.ts";
import { type Answers, applies } from "./condition.ts";
import { isBefore } from "./cycle.ts";
import { planMeeting, withMeeting } from "./meeting.ts";
import { type Due, dueDay, lastDay, type Occasion } from "./resolve.ts";
import type { Year } from "./year.ts";

/**
 * One touchpoint as it should stand now, before anything of it was sent or answered; undefined if there is neither a
 * day to hang it on nor a stored one to drop. `reason` is a message key:
 * planned as `planned`, `deadline` (a limit pulled it earlier), `caught-up` (the mentorship began later), `snoozed`;
 * dropped as `no-longer-applies`, `started-later`, `no-date` (key date cancelled), `enough` (mails of this
 * kind in this cycle), `too-late` (no day left before it is over).
 */
export function draft(id: string, occasion: Occasion, was: Touchpoint | undefined, year: Year): Touchpoint | undefined {
  const due = dueDay(occasion, year);
  const last = lastDay(occasion, year);
  if (!due || !last) return was && dropped(was, was, "no-date", year);
  const wasOver = was !== undefined && was.expires < year.today.toString();
  if (wasOver && isBefore(last, year.today)) return withMeeting(was, occasion, year);

  const content = contentOf(occasion, year);
  const reason = hindrance(occasion, due, last, content.sides.length > 0, year);
  const meeting = reason ? undefined : planMeeting(was?.meeting, occasion, year);
  const touchpoint: Touchpoint = {
    id,
    version: was?.version ?? 0,
    participant: year.participant,
    key: occasion.rule.key,
    occurrence: occasion.occurrence,
    date: due.day.toString(),
    expires: last.toString(),
    state: "planned",
    reason: due.reason,
    ...withSection(content, meeting?.state === "proposed" ? occasion.rule.meeting?.section : undefined),
    ...(meeting && { meeting }),
  };
  return reason ? dropped(touchpoint, was, reason, year) : touchpoint;
}

/** Why it cannot take place; undefined if it can. */
function hindrance(
  { rule, beyond }: Occasion,
  due: Due,
  last: Temporal.PlainDate,
  anybody: boolean,
  { answers, today }: Year,
): string | undefined {
  if (!anybody || !applies(rule, answers)) return "no-longer-applies";
  if (beyond === true) return "enough";
  const noDayLeft = isBefore(last, due.day);
  if (due.reason === "started-later" || (due.reason === "caught-up" && noDayLeft)) return "started-later";
  return noDayLeft || isBefore(last, today) ? "too-late" : undefined;
}

function dropped(touchpoint: Touchpoint, was: Touchpoint | undefined, reason: string, year: Year): Touchpoint {
  if (was?.state === "dropped" && was.reason === reason) return was;
  const meeting = planMeeting(was?.meeting, undefined, year);
  return { ...touchpoint, state: "dropped", reason, ...(meeting && { meeting }) };
}

type Content = Pick<Touchpoint, "sides" | "sections" | "asks">;

/** Who reads it, which parts, and what they are asked. What comes back after a snooze goes to the mentee alone. */
function contentOf({ rule, back }: Occasion, { answers }: Year): Content {
  const mentee = sideOf(rule, "mentee", answers);
  const mentor = back && mentee ? undefined : sideOf(rule, "mentor", answers);
  return {
    sides: [...(mentee ? (["mentee"] as const) : []), ...(mentor ? (["mentor"] as const) : [])],
    sections: { mentee: sectionsOf(mentee, answers), mentor: sectionsOf(mentor, answers) },
    asks: { mentee: mentee?.asks ?? [], mentor: mentor?.asks ?? [] },
  };
}

function sideOf(rule: TouchpointRule, name: "mentee" | "mentor", answers: Answers): Side | undefined {
  const side = rule[name];
  return side && applies(side, answers) ? side : undefined;
}

function sectionsOf(side: Side | undefined, answers: Answers): string[] {
  return (side?.sections ?? []).filter((section) => applies(section, answers)).map((section) => section.name);
}

/** A proposed meeting is told of to everybody who reads the touchpoint. */
function withSection({ sides, sections, asks }: Content, section: string | undefined): Content {
  if (section === undefined) return { sides, sections, asks };
  const add = (side: "mentee" | "mentor") => (sides.includes(side) ? [...sections[side], section] : sections[side]);
  return { sides, sections: { mentee: add("mentee"), mentor: add("mentor") }, asks };
}
