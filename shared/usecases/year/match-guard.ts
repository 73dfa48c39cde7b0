import { type Elsewhere, isElsewhere } from "../../domain/elsewhere.ts";
import type { Touchpoint, TraceStep } from "../../domain/touchpoint.ts";

/** Prompts that are about applications and nothing else, until the results of Phase II are out. */
const topics: readonly string[] = ["residency-questions", "mock-interview", "phase-1"];
/** Parts of other prompts that are. */
const parts: readonly string[] = [
  ...["letters", "letter-of-intent", "questions", "residency", "showcase", "placement", "phase-2-plan"],
  ...["mock-interview", "interview-season", "match-rules"],
];
/** What a mentee may need that is. */
const needs: readonly string[] = ["interview", "cv"];

const isPart = (section: string) => parts.includes(section) || topics.some((topic) => section === `also-${topic}`);

/** Rules that have a say only where something applies: after those come what is looked at later. */
const onlyWhereItApplies: readonly TraceStep["rule"][] = ["condition", "comparison", "extras", "over", "meeting"];

/**
 * A touchpoint as it reaches a mentor whom the mentee keeps their applications from: prompts about applications do not,
 * and others come without those parts. It is what planning makes of a prompt whose condition does not hold, in every
 * field a mentor or a coordinator can read. `told`: the mentor has had that prompt already; it stays as it was.
 */
export function withoutApplications(
  touchpoint: Touchpoint,
  mentorship: string,
  elsewhere: readonly Elsewhere[] | undefined,
  told: boolean,
): Touchpoint {
  if (!isElsewhere(elsewhere, mentorship, touchpoint.occurrence)) return touchpoint;
  const { sections, need } = touchpoint;
  const rest = {
    ...touchpoint,
    sections: { ...sections, mentor: sections.mentor.filter((section) => !isPart(section)) },
    ...(need !== undefined && needs.includes(need) && { need: undefined }),
  };
  const hasNoDay = touchpoint.state === "dropped" && touchpoint.reason === "no-date";
  return !topics.includes(touchpoint.key) || told || hasNoDay ? rest : asNotApplying(rest);
}

function asNotApplying({ need: _, answeredAt: _at, meeting: _meeting, ...rest }: Touchpoint): Touchpoint {
  // What does not apply does not come back after a snooze either.
  const sides = rest.occurrence.endsWith(".2") ? rest.sides.filter((side) => side !== "mentor") : rest.sides;
  const trace = rest.trace?.filter(({ rule, verdict }) => !onlyWhereItApplies.includes(rule) && verdict !== "merges");
  return { ...rest, sides, state: "dropped", reason: "no-longer-applies", trace };
}

/** Whether a mentor is kept out of a prompt as a whole. */
export function isKeptFrom(
  { key, occurrence }: Pick<Touchpoint, "key" | "occurrence">,
  mentorship: string,
  elsewhere: readonly Elsewhere[] | undefined,
): boolean {
  return topics.includes(key) && isElsewhere(elsewhere, mentorship, occurrence);
}

/** Whether a prompt to a mentee is about applications: it names only the mentors they talk about those with. */
export function isAboutApplications({ key, sections }: Pick<Touchpoint, "key" | "sections">): boolean {
  return topics.includes(key) || sections.mentee.includes("letter-of-intent");
}
