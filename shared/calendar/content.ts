import type { Side } from "#shared/domain/playbook.ts";
import type { Touchpoint } from "#shared/domain/touchpoint.ts";
import { type Answers, applies } from "./condition.ts";
import type { Occasion } from "./resolve.ts";
import type { Year } from "./year.ts";

/** Who reads a touchpoint, which parts, and what they are asked. */
export type Content = Pick<Touchpoint, "sides" | "sections" | "asks">;
type SideName = Content["sides"][number];

/** What is said to whom. What comes back after a snooze goes to the mentee alone. */
export function contentOf({ rule, back, topic }: Occasion, { answers }: Year): Content {
  const mentee = applying(rule.mentee, answers);
  const mentor = back && mentee ? undefined : applying(rule.mentor, answers);
  return {
    sides: sidesOf(mentee, mentor),
    sections: {
      mentee: mentee && topic !== undefined ? [topic] : sectionsOf(mentee, answers),
      mentor: sectionsOf(mentor, answers),
    },
    asks: { mentee: mentee?.asks ?? [], mentor: mentor?.asks ?? [] },
  };
}

function sidesOf(mentee: Side | undefined, mentor: Side | undefined): SideName[] {
  if (mentee) return mentor ? ["mentee", "mentor"] : ["mentee"];
  return mentor ? ["mentor"] : [];
}

/** Names of the sections of a side that depend on nothing; undefined where one does. Looked up once for each side. */
const fixed = new WeakMap<Side, readonly string[] | undefined>();

function fixedSections(side: Side): readonly string[] | undefined {
  if (fixed.has(side)) return fixed.get(side);
  const isFixed = side.sections.every((section) => section.if === undefined);
  const names = isFixed ? side.sections.map(({ name }) => name) : undefined;
  fixed.set(side, names);
  return names;
}

function applying(side: Side | undefined, answers: Answers): Side | undefined {
  return side && applies(side, answers) ? side : undefined;
}

function sectionsOf(side: Side | undefined, answers: Answers): string[] {
  if (!side) return [];
  const names = fixedSections(side)?.slice();
  return names ?? side.sections.filter((section) => applies(section, answers)).map((section) => section.name);
}

/** A proposed meeting is told of to everybody who reads the touchpoint; what merges into it, to the side it was for. */
export function withSections(
  content: Content,
  meeting: string | undefined,
  also: { readonly mentee: readonly string[]; readonly mentor: readonly string[] } | undefined,
): Content {
  if (meeting === undefined && !also) return content;
  const { sides, sections, asks } = content;
  const add = (side: SideName) => [
    ...sections[side],
    ...(meeting !== undefined && sides.includes(side) ? [meeting] : []),
    ...(also?.[side] ?? []),
  ];
  return { sides, sections: { mentee: add("mentee"), mentor: add("mentor") }, asks };
}
