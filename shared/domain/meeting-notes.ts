import * as z from "zod";

/** Whom somebody would like to meet at a conference, or could introduce another to: kinds of people, never a name. */
export const acquaintances = [
  "resident",
  "residency-lead",
  "new-practitioner",
  "informatics",
  "research",
  "industry",
  "society",
] as const;
export const Acquaintance = z.enum(acquaintances);
export type Acquaintance = z.infer<typeof Acquaintance>;

/** How many introductions came of it: none, one or two, three to five, more. */
export const introductionCounts = ["none", "one-or-two", "three-to-five", "more"] as const;
export const IntroductionCount = z.enum(introductionCounts);
export type IntroductionCount = z.infer<typeof IntroductionCount>;

/** What comes next of a conference. */
export const conferenceSteps = ["stay-in-touch", "poster", "another-introduction"] as const;
export const ConferenceStep = z.enum(conferenceSteps);
export type ConferenceStep = z.infer<typeof ConferenceStep>;

/** What somebody noted about the conference of one cycle: choices, no words. */
export const MeetingNotes = z.object({
  people: z.array(Acquaintance).optional(),
  made: IntroductionCount.optional(),
  next: ConferenceStep.optional(),
});
export type MeetingNotes = z.infer<typeof MeetingNotes>;

/** One tap: somebody one would like to meet (again to take it back), how many introductions, what next. */
export type Noted = `people.${Acquaintance}` | `made.${IntroductionCount}` | `next.${ConferenceStep}`;

/** What an answer notes; undefined where it is an answer of another kind. */
export function notedBy(choice: string, notes: MeetingNotes): MeetingNotes | undefined {
  const [what, value] = choice.split(".");
  if (what === "people") {
    const one = Acquaintance.safeParse(value).data;
    return one && { ...notes, people: toggled(notes.people ?? [], one) };
  }
  if (what === "made") {
    const made = IntroductionCount.safeParse(value).data;
    return made && { ...notes, made };
  }
  const next = what === "next" ? ConferenceStep.safeParse(value).data : undefined;
  return next && { ...notes, next };
}

function toggled(list: readonly Acquaintance[], one: Acquaintance): Acquaintance[] {
  return acquaintances.filter((other) => (other === one ? !list.includes(one) : list.includes(other)));
}
