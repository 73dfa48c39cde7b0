import * as z from "zod";
import { CohortName } from "../../domain/participant.ts";
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

/** The cohort somebody belongs to; empty: none. */
export const SetParticipant = z.strictObject({ cohort: z.preprocess(emptyIsAbsent, CohortName.optional()) });
