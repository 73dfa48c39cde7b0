import type { Touchpoint } from "#shared/domain/touchpoint.ts";
import { dayText } from "./day.ts";
import { addStep, type Draft } from "./draft.ts";
import type { Merging } from "./settle.ts";

type Side = Touchpoint["sides"][number];

/**
 * After a pause one mail catches up, and no more: of those that waited, the one that is over first. The others go along
 * with it, or with what follows. If it has left already (`history`), none of those that waited comes on its own.
 */
export function catchUpOnce(drafts: readonly Draft[], history: readonly Touchpoint[]): void {
  const waited = drafts.filter(({ due, silent }) => due.rest && silent === undefined);
  for (const group of Map.groupBy(waited, ({ due }) => due.rest?.until).values()) {
    const inOrder = group.toSorted((one, other) => one.last - other.last || (one.id < other.id ? -1 : 1));
    for (const draft of inOrder.slice(hasCaughtUp(group, history) ? 0 : 1)) draft.merging = alongWith(draft);
  }
}

function hasCaughtUp([first]: readonly Draft[], history: readonly Touchpoint[]): boolean {
  if (!first?.due.rest) return false;
  const [until, back] = [dayText(first.due.rest.until), dayText(first.due.day)];
  return history.some(({ reason, date }) => reason === "after-pause" && until <= date && date <= back);
}

function alongWith({ due, steps }: Draft): Merging {
  const moved = steps.find(({ rule }) => rule === "pause")?.facts ?? {};
  const { is: _, ...facts } = moved;
  return { rule: "pause", after: due.rest?.until ?? due.day, otherwise: "paused", facts };
}

/**
 * Lets the next mail to the same side say too what is not to come on its own. What a mail that has left said of it is
 * said (`history`); where no mail follows before it is over, it falls away for the reason it could not come.
 */
export function mergeOnward(drafts: readonly Draft[], history: readonly Touchpoint[]): void {
  const merging = drafts.filter((draft) => draft.merging && draft.silent === undefined);
  if (merging.length === 0) return;
  const carriers = drafts
    .filter((draft) => !draft.merging && draft.silent === undefined)
    .sort((one, other) => one.due.day - other.due.day || (one.id < other.id ? -1 : 1));
  for (const draft of merging) if (draft.merging) merge(draft, draft.merging, carriers, history);
}

function merge(draft: Draft, merging: Merging, carriers: readonly Draft[], history: readonly Touchpoint[]): void {
  const { occasion, content, last, steps } = draft;
  const section = `also-${occasion.rule.key}`;
  let into: { key: string; on: string } | undefined;
  for (const side of content.sides) {
    const told = history.find((was) => was.date >= dayText(merging.after) && was.sections[side].includes(section));
    const next = told ? undefined : carrierFor(side, draft, merging, carriers);
    if (next) sayToo(section, side, next);
    into ??= told && { key: told.key, on: told.date };
    into ??= next && { key: next.occasion.rule.key, on: dayText(next.due.day) };
  }
  // It had been moved out of the pause, or not at all: what counts now is that it goes along.
  for (const rule of ["pause", "working-day"] as const) remove(steps, rule);
  if (into)
    addStep(steps, { rule: merging.rule, verdict: "merges", facts: { ...merging.facts, into: into.key, on: into.on } });
  else addStep(steps, { rule: merging.rule, verdict: "drops", facts: { ...merging.facts, last: dayText(last) } });
  draft.silent = into ? "merged" : merging.otherwise;
}

function sayToo(section: string, side: Side, carrier: Draft): void {
  carrier.also ??= { mentee: [], mentor: [] };
  if (!carrier.also[side].includes(section)) carrier.also[side].push(section);
}

function carrierFor(side: Side, draft: Draft, { after }: Merging, carriers: readonly Draft[]): Draft | undefined {
  return carriers.find(
    ({ content, due, occasion }) =>
      content.sides.includes(side) &&
      due.day >= after &&
      due.day <= draft.last &&
      occasion.rule.key !== draft.occasion.rule.key,
  );
}

function remove(steps: Draft["steps"], rule: Draft["steps"][number]["rule"]): void {
  const at = steps.findIndex((step) => step.rule === rule);
  if (at >= 0) steps.splice(at, 1);
}
