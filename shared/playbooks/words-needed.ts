import type { Playbook, TouchpointRule } from "#shared/domain/playbook.ts";

/** What may be put into a message. */
type Given = readonly string[];

const always: Given = ["names", "programme", "count", "by"];

/** A message a touchpoint needs, or may have, and what it is given. */
export interface Needed {
  readonly key: string;
  readonly given: Given;
  readonly optional: boolean;
}

/** The text of one side of a touchpoint, by its parts, and what else of the touchpoint is said elsewhere. */
export interface WordsOf {
  readonly touchpoint: string;
  /** One list for each side that reads it, in the order of its mail. */
  readonly sides: readonly (readonly Needed[])[];
  readonly besides: readonly Needed[];
}

/** Every message a playbook speaks with. */
export function wordsNeeded({ touchpoints }: Playbook): WordsOf[] {
  return touchpoints.map((rule) => {
    const sides = (["mentee", "mentor"] as const).filter((side) => rule[side]);
    const merges = rule.pause === "merge" || rule.late === "merge";
    const also = merges ? sides.map((side) => needed(`prompt-mail.also.${rule.key}.${side}`, [])) : [];
    return {
      touchpoint: rule.key,
      sides: sides.map((side) => sideOf(rule, side)),
      besides: [needed(`touchpoint.${rule.key}`, []), ...also],
    };
  });
}

function sideOf(rule: TouchpointRule, side: "mentee" | "mentor"): Needed[] {
  const start = `prompt.${rule.key}.${side}`;
  const sections = [
    ...(rule[side]?.sections ?? []).map(({ name }) => name),
    ...(rule.recurs?.topics ?? []),
    ...(rule.meeting ? [rule.meeting.section] : []),
  ];
  return [
    needed(`${start}.subject`, always),
    { ...needed(`${start}.subject-dated`, ["date"]), optional: true },
    needed(`${start}.intro`, always),
    { ...needed(`${start}.about`, ["date", "tentative"]), optional: true },
    ...sections.map((name) => needed(`${start}.section.${name}`, always)),
    needed(`${start}.closing`, always),
  ];
}

function needed(key: string, given: Given): Needed {
  return { key, given, optional: false };
}
