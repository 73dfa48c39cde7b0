import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { agreementFor } from "./agreeing.ts";
import { inRole, type Mentorship } from "./mentorship.ts";
import type { Participant } from "./participant.ts";
import { type Pause, type PauseSpan, pausesOf } from "./pause.ts";
import { DateText, InstantText } from "./time.ts";
import type { Touchpoint } from "./touchpoint.ts";

/** Mentorships a programme's note of the quiet ones names; how many there are beyond stands in its count. */
export const mostQuiet = 100;

/** The mentorships of a programme in which nobody answered for long, as the nightly look found them. Id: the programme. */
export const Quiet = z.object({
  id: z.string(),
  version: z.number().int(),
  /** When this last changed. */
  asOf: InstantText,
  count: z.number().int(),
  /** The longest quiet first. */
  mentorships: z
    .array(
      z.object({
        id: z.string(),
        since: DateText,
        /** The day one or both were asked whether they are still there, and whom the mail reached; absent: nobody was to be. */
        asked: z.object({ on: DateText, reached: z.array(z.enum(["mentee", "mentor"])) }).optional(),
      }),
    )
    .max(mostQuiet),
});
export type Quiet = z.infer<typeof Quiet>;

/** Days without an answer after which somebody should look, and days one has to answer the latest mail. */
const [quietDays, answerDays] = [45, 7];
/** Mails in a row that nobody answered; one alone says nothing. */
const leastUnanswered = 2;

/** Since when nobody answered, and the first day it counts as quiet; `unanswered` are the touchpoints that say so. */
export interface Silence {
  readonly since: string;
  readonly on: string;
  readonly unanswered: readonly Touchpoint[];
}

/**
 * Whether nothing was answered in a mentorship, by either side, while at least two invitations to talk came round.
 * Undefined: there are too few to say so. It says nothing of whether the two meet: they may, and tell nobody; where they
 * said that they talked, it begins there. `rests`: pauses that have begun; a silence begins after them.
 */
export function silenceIn(
  mentorship: Pick<Mentorship, "startDate" | "lastTalk">,
  year: readonly Touchpoint[],
  rests: readonly PauseSpan[] = [],
): Silence | undefined {
  const answered = year.flatMap(({ answeredAt }) => answeredAt?.slice(0, 10) ?? []);
  const signs = [...answered, mentorship.lastTalk ?? "", ...rests.map(({ until }) => until)];
  const since = [mentorship.startDate, ...signs].sort().at(-1) ?? mentorship.startDate;
  const unanswered = year
    .filter(({ state, date }) => state === "planned" && date >= since)
    .sort((one, other) => (one.date < other.date ? -1 : 1));
  const enough = unanswered[leastUnanswered - 1];
  if (enough === undefined) return undefined;
  const [long, asked] = [plusDays(since, quietDays), plusDays(enough.date, answerDays)];
  return { since, on: long > asked ? long : asked, unanswered };
}

/** The pauses that have begun by today in which nothing is expected of a mentorship: its own, its people's, everybody's. */
export function restsBy(
  today: string,
  mentorship: Pick<Mentorship, "pause">,
  people: readonly Pick<Participant, "pause" | "cohort">[],
  pauses: readonly Pause[],
): PauseSpan[] {
  const spans = [mentorship.pause, ...people.flatMap((one) => [one.pause, ...pausesOf(one, pauses)])];
  return spans.filter((span) => span !== undefined).filter(({ from }) => from <= today);
}

/**
 * Who is asked whether the two are still there, before a coordinator hears of a silence: whom the two agreed on, or else
 * the mentor, since every invitation so far went to the mentee first.
 */
export function askedWhenQuiet(mentorship: Mentorship): ("mentee" | "mentor")[] {
  const [mentee = ""] = inRole(mentorship, "mentee");
  const { agreement } = mentorship;
  const terms = agreementFor(mentorship, mentee) === "agreed" ? agreement?.terms : agreement?.before;
  switch (terms?.quiet) {
    case "mentee":
      return ["mentee"];
    case "programme":
      return ["mentee", "mentor"];
    default:
      return ["mentor"];
  }
}

function plusDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}
