import * as z from "zod";
import { KeyDateName, KeyDateSettings, KeyDateState } from "../../domain/key-date.ts";
import { Zone } from "../../domain/time.ts";
import { DeskQuery } from "./desk-requests.ts";

const Cycle = z.string().regex(/^2\d{3}$/, "the year in which a cycle begins");
const emptyIsAbsent = (value: unknown) => (value === "" ? undefined : value);

/** `cycle` is the year in which it begins; the present one unless given. */
export const KeyDateQuery = DeskQuery.extend({ cycle: Cycle.optional().catch(undefined) });

/** What a coordinator sets, from a form or from a program. */
export const SetKeyDate = z.strictObject({
  date: KeyDateSettings.shape.date,
  days: z.coerce.number().int().min(1).max(60).default(1),
  zone: z.preprocess(emptyIsAbsent, Zone.optional()),
  state: KeyDateState.default("confirmed"),
  /** The cycle it is meant for, so that a slip of the year is noticed; the one the day falls in unless given. */
  cycle: Cycle.optional(),
});

/** What a coordinator calls a date, as its name: `Regional meeting` is `regional-meeting`. */
function nameOf(text: unknown): unknown {
  if (typeof text !== "string") return text;
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
}

/** A date of the programme's own. */
export const AddKeyDate = SetKeyDate.omit({ cycle: true }).extend({ name: z.preprocess(nameOf, KeyDateName) });

/** The same, only to see what it would change; the day has to stay in its cycle. */
export const PreviewKeyDate = SetKeyDate.extend({ cycle: Cycle });
