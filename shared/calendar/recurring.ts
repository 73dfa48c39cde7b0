import type { TouchpointRule } from "#shared/domain/playbook.ts";
import { type Touchpoint, touchpointId } from "#shared/domain/touchpoint.ts";
import { dayOf, dayText } from "./day.ts";
import type { Occasion } from "./resolve.ts";
import { numberOf, type Taken, turnDay } from "./turn-day.ts";
import type { Year } from "./year.ts";

/** What is stored of a mentee's year, and what of it was sent or answered. */
export interface Stored {
  readonly byId: ReadonlyMap<string, Touchpoint>;
  readonly history: readonly Touchpoint[];
}

/** Whether a touchpoint is one turn of this cycle, `2026-3`, and not one that came back after a snooze. */
export function isTurnOf(cycle: string, { occurrence }: Pick<Touchpoint, "occurrence">): boolean {
  return occurrence.startsWith(`${cycle}-`) && !occurrence.includes(".");
}

/** What was told of recurring topics in this cycle, as occasions that may come back after a snooze. */
export function toldTurns({ rules, cycle, mentorships }: Year, { history }: Stored): Occasion[] {
  const [first] = mentorships;
  if (!first || rules.recurring.length === 0) return [];
  return rules.recurring.flatMap((rule) =>
    history
      .filter((was) => was.key === rule.key && isTurnOf(cycle, was))
      .map(({ occurrence, sections }) => {
        const [topic] = sections.mentee;
        return { rule, occurrence, start: first.start, ...(topic !== undefined && { topic }) };
      }),
  );
}

/**
 * The turns of a recurring rule that are still ahead, each with the next topic: the first on its day, the others at the
 * pair's own pace from the one before, and none too near to what else the mentee hears of (`taken`). What was told keeps
 * its number and its topic; no topic is told twice in a cycle, nor one told in an earlier mentorship. All but the first
 * `left` of them are silent.
 */
export function turnsAhead(
  rule: TouchpointRule,
  year: Year,
  { byId, history }: Stored,
  taken: readonly Taken[],
  left: number,
): Occasion[] {
  const [mentorship] = year.mentorships;
  if (!mentorship || !rule.recurs) return [];
  const { start } = mentorship;
  const { topics, atMost, apart } = rule.recurs;
  const told = history.filter((was) => was.key === rule.key && isTurnOf(year.cycle, was));
  const earlier = history.filter((was) => was.key === rule.key && was.date < dayText(start));
  const known = new Set([...told, ...earlier].map(({ sections }) => sections.mentee[0]));
  const behind = [...told, ...missed(rule, year, byId, told)];
  let number = Math.max(0, ...behind.map(({ occurrence }) => numberOf(occurrence)));
  let before = behind.length === 0 ? undefined : Math.max(...behind.map(({ date }) => dayOf(date)));
  const turns: Occasion[] = [];
  for (const topic of topics.filter((one) => !known.has(one)).slice(0, Math.max(0, atMost - told.length))) {
    number += 1;
    const occasion = { rule, occurrence: `${year.cycle}-${number}`, start, topic };
    const id = touchpointId(year.participant, rule.key, occasion.occurrence);
    const was = turns.length === 0 ? byId.get(id) : undefined;
    const turn = turnDay({ occasion, before, was, apart, taken }, year);
    if (!turn || turn.day >= year.nextCycle) break;
    const beyond = turns.length >= left && { most: year.playbook.extrasAtMost ?? 0 };
    turns.push({ ...occasion, turn, ...beyond });
    before = turn.day;
  }
  return turns;
}

/** Turns that were planned once and are over without having been told: their number is used, their topic is not. */
function missed(
  rule: TouchpointRule,
  { cycle, todayText }: Year,
  byId: ReadonlyMap<string, Touchpoint>,
  told: readonly Touchpoint[],
): Touchpoint[] {
  return [...byId.values()].filter(
    (was) =>
      was.key === rule.key &&
      was.state === "planned" &&
      isTurnOf(cycle, was) &&
      was.expires < todayText &&
      !told.includes(was),
  );
}
