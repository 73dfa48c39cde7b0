import * as z from "zod";
import { toldKinds } from "../../domain/known.ts";
import { CohortName } from "../../domain/participant.ts";
import { EmailAddress } from "../../domain/person.ts";
import { DateText } from "../../domain/time.ts";
import { ProgrammePath } from "../requests.ts";

const emptyIsAbsent = (value: unknown) => (value === "" ? undefined : value);

export const PausePath = ProgrammePath.extend({ pause: z.string().max(90) });

/** A pause of everybody, or of one cohort. `look` only shows whose mail it would change. */
export const SetPause = z.strictObject({
  cohort: z.preprocess(emptyIsAbsent, CohortName.optional()),
  from: DateText,
  until: DateText,
  does: z.enum(["look", "set"]).default("set"),
});

/** A running mentorship rests until a day, three months on unless said otherwise; or goes on today. */
export const PauseMentorship = z.discriminatedUnion("action", [
  z.strictObject({ action: z.literal("pause"), until: z.preprocess(emptyIsAbsent, DateText.optional()) }),
  z.strictObject({ action: z.literal("resume") }),
]);

/** The cohort somebody belongs to; empty: none. Or what stands between them and somebody else, or that it no longer does. */
export const SetParticipant = z.preprocess(
  aboutCohort,
  z.discriminatedUnion("about", [
    z.strictObject({ about: z.literal("cohort"), cohort: z.preprocess(emptyIsAbsent, CohortName.optional()) }),
    z.strictObject({ about: z.literal("relation"), as: z.enum(toldKinds), email: EmailAddress }),
    z.strictObject({ about: z.literal("relation-removal"), entry: z.string().regex(/^kno_[0-9a-z]{20}$/) }),
  ]),
);

/** What says nothing else is about the cohort. */
function aboutCohort(body: unknown): unknown {
  return typeof body === "object" && body !== null && !("about" in body) ? { ...body, about: "cohort" } : body;
}
