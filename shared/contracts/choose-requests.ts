import * as z from "zod";
import { mostListed, rankWords, Said } from "../domain/option.ts";

const PersonId = z.string().regex(/^per_[0-9a-z]{20}$/, "not a person of this list");
/** One field, or the same field several times. */
const several = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(schema).min(1).max(mostPeople));
/** A mentor takes at most ten places, a mentee chooses among three. */
const mostPeople = mostListed + 10;

/** What is said of the people one chooses among before a round; whether one takes first calls; with whom to have one. */
export const Choose = z.discriminatedUnion("action", [
  z
    .strictObject({
      action: z.literal("say"),
      /** People, and by their side what is said of each; empty: nothing. */
      who: several(PersonId),
      says: several(z.union([z.literal(""), Said])),
    })
    .refine(({ who, says }) => who.length === says.length && new Set(who).size === who.length, {
      path: ["who"],
      message: "each person once, with one word",
    })
    .refine(({ says }) => rankWords.every((rank) => says.filter((one) => one === rank).length < 2), {
      path: ["says"],
      message: "each place once",
    }),
  z.strictObject({ action: z.literal("calls"), take: z.enum(["yes", "no"]) }),
  z.strictObject({ action: z.literal("talk"), who: PersonId }),
]);
export type Choose = z.infer<typeof Choose>;
