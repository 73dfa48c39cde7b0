import { asksNextYear, isNewAt } from "../../../calendar/closing.ts";
import { firstDayOf } from "../../../calendar/cycle.ts";
import { asksQuestions } from "../../../calendar/moments.ts";
import { menteeWishes, mentorWishes } from "../../../domain/again.ts";
import { inRole } from "../../../domain/mentorship.ts";
import { type Participant, participantId } from "../../../domain/participant.ts";
import type { YearParts } from "../../../email/year-parts.ts";
import { listText } from "../../../locales/dates.ts";
import type { PersonConcern } from "../../year/concerns.ts";
import { pairYears } from "../../year/pair-years.ts";
import { programmePlan } from "../../year/programme-plan.ts";
import { meLink } from "./base.ts";
import type { LetterContext } from "./letter.ts";

/** What a prompt asks at its moment of the year: the five questions, and what shall be next year. */
export async function yearParts(
  concerns: readonly PersonConcern[],
  participant: Participant,
  context: LetterContext,
): Promise<YearParts> {
  const me = await meLink(context);
  const asked = concerns.filter(({ touchpoint, side }) => asksNextYear(touchpoint, side));
  return {
    ...(concerns.some(({ touchpoint }) => asksQuestions(touchpoint)) && { questions: `${me}/questions` }),
    ...(asked.length > 0 && (await nextYears(asked, participant, `${me}/again`, context))),
  };
}

async function nextYears(
  concerns: readonly PersonConcern[],
  participant: Participant,
  page: string,
  { ports, person, programme }: LetterContext,
): Promise<YearParts> {
  const others = [...new Set(concerns.flatMap((concern) => concern.others))];
  const [mentorships, persons, plan] = await Promise.all([
    ports.store.getMany("mentorship", participant.mentorships),
    ports.store.getMany("person", others),
    programmePlan(programme.id, ports),
  ]);
  const years = await pairYears(mentorships, plan, ports);
  // Who said already that they go on is not asked again, nor who only just began.
  const open = mentorships.filter((one) => {
    const owners = inRole(one, "mentee").map((mentee) => participantId(programme.id, mentee));
    const cycles = concerns
      .filter(({ touchpoint }) => owners.includes(touchpoint.participant))
      .map(({ touchpoint }) => touchpoint.occurrence.split(".")[0] ?? "");
    const { playbook } = years.get(one.id)?.plan ?? plan;
    return cycles.some(
      (cycle) => (one.goesOn ?? "") <= cycle && !isNewAt(one, firstDayOf(String(Number(cycle) + 1), playbook)),
    );
  });
  const asked = <Wish extends string>(role: "mentee" | "mentor", wishes: readonly Wish[]) =>
    open
      .filter((one) => inRole(one, role).includes(person.id))
      .map((one) => {
        const theirs = inRole(one, role === "mentee" ? "mentor" : "mentee");
        const names = persons.filter(({ id }) => theirs.includes(id)).map(({ name }) => name);
        return {
          name: names.length > 1 ? listText(person.locale, names) : (names[0] ?? ""),
          links: wishes.map((wish) => ({ wish, href: `${page}?do=${wish}.${one.id}` })),
        };
      });
  return concerns[0]?.side === "mentee"
    ? { withMentors: asked("mentee", menteeWishes) }
    : { withMentees: asked("mentor", mentorWishes) };
}
