import { type Answers, holds } from "#shared/calendar/condition.ts";
import type { FactName } from "#shared/domain/participant.ts";
import type { Condition, Side, TouchpointRule } from "#shared/domain/playbook.ts";

/** A condition that asks one thing. */
type Atom = Exclude<Condition, { all: Condition[] } | { any: Condition[] } | { not: Condition }>;

/** Everything a condition asks. */
export function atomsOf(condition: Condition): Atom[] {
  if ("all" in condition) return condition.all.flatMap(atomsOf);
  if ("any" in condition) return condition.any.flatMap(atomsOf);
  if ("not" in condition) return atomsOf(condition.not);
  return [condition];
}

/** What has to hold together for a part of a touchpoint to be read, each with what it is about. */
export function conjunctionsOf(rule: TouchpointRule): { readonly part: string; readonly all: Condition[] }[] {
  const sides = (["mentee", "mentor"] as const).flatMap((side) => {
    const part: Side | undefined = rule[side];
    if (part === undefined) return [];
    const reads = together(rule, part);
    const sections = part.sections.map((section) => ({ part: section.name, all: together(rule, part, section) }));
    return [{ part: side, all: reads }, ...sections];
  });
  const limits = rule.noLaterThan.map((limit) => ({ part: "no-later-than", all: together(limit) }));
  const meeting = rule.meeting ? [{ part: rule.meeting.section, all: together(rule, rule.meeting) }] : [];
  return [...sides, ...limits, ...meeting];
}

function together(...parts: readonly { readonly if?: Condition | undefined }[]): Condition[] {
  return parts.flatMap((part) => part.if ?? []);
}

/** Above so many cases a condition counts as one that may hold: nobody writes such a one by hand. */
const mostCases = 10_000;

type Said = boolean | undefined;
const said: readonly Said[] = [true, false, undefined];
const outcomes = ["done", "skipped", "swapped", undefined] as const;

/** Whether anybody's answers make all of these hold. Two mentors may say different things. */
export function canHold(conditions: readonly Condition[]): boolean {
  const all: Condition = { all: [...conditions] };
  const atoms = atomsOf(all);
  const facts = atoms.flatMap((atom) => ("fact" in atom ? [atom] : []));
  const ofMentee = [...new Set(facts.filter(({ who }) => who !== "mentor").map(({ fact }) => fact))];
  const ofMentors = [...new Set(facts.filter(({ who }) => who !== "mentee").map(({ fact }) => fact))];
  const touchpoints = [...new Set(atoms.flatMap((atom) => ("became" in atom ? [atom.touchpoint] : [])))];
  const cases = 3 ** ofMentee.length * 9 ** ofMentors.length * 4 ** touchpoints.length * 4;
  if (cases > mostCases) return true;
  const mentees = choices(ofMentee, said);
  const mentors = choices(ofMentors, said);
  const became = choices(touchpoints, outcomes);
  const has = [true, false].flatMap((goal) => [true, false].map((agreement) => ({ goal, agreement })));
  return mentees.some((mentee) =>
    mentors.some((one) =>
      mentors.some((other) =>
        became.some((what) =>
          has.some((kept) => holds(all, answers(factsOf(mentee), [factsOf(one), factsOf(other)], what, kept))),
        ),
      ),
    ),
  );
}

type Chosen<Name, Value> = readonly (readonly [Name, Value])[];

/** Every way to give each name one of the values. */
function choices<Name, Value>(names: readonly Name[], values: readonly Value[]): Chosen<Name, Value>[] {
  return names.reduce<Chosen<Name, Value>[]>(
    (known, name) => known.flatMap((some) => values.map((value) => [...some, [name, value] as const])),
    [[]],
  );
}

function factsOf(chosen: Chosen<FactName, Said>): Answers["mentee"] {
  return Object.fromEntries(chosen.flatMap(([fact, value]) => (value === undefined ? [] : [[fact, value]])));
}

function answers(
  mentee: Answers["mentee"],
  mentors: Answers["mentors"],
  became: Chosen<string, (typeof outcomes)[number]>,
  has: NonNullable<Answers["has"]>,
): Answers {
  const known = became.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));
  return { mentee, mentors, became: new Map(known), has };
}
