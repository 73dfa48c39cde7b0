import * as z from "zod";
import { Stage, Topic } from "../domain/participant.ts";
import { LanguageQuery } from "./requests.ts";

const PersonId = z.string().regex(/^per_[0-9a-z]{20}$/, "not a mentor of this list");
const emptyIsAbsent = (value: unknown) => (value === "" ? undefined : value);
/** What does not make sense in an address narrows nothing: an old bookmark still opens the page. */
const narrowing = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess(emptyIsAbsent, schema.optional()).catch(undefined);

/** Which mentors to show, from where on, and whom of them the reader has chosen so far, first choice first. */
export const FindMentors = LanguageQuery.extend({
  topic: narrowing(Topic),
  stage: narrowing(Stage),
  text: narrowing(z.string().trim().min(1).max(80)),
  after: narrowing(z.string().max(60)),
  chosen: z
    .string()
    .transform((list) => [...new Set(list.split(","))].filter((one) => PersonId.safeParse(one).success).slice(0, 3))
    .catch([]),
});
export type FindMentors = z.infer<typeof FindMentors>;

/** Whom to ask, first choice first; or to take the request back. */
export const AskMentors = z.discriminatedUnion("action", [
  z
    .strictObject({
      action: z.literal("ask"),
      first: PersonId,
      second: z.preprocess(emptyIsAbsent, PersonId.optional()),
      third: z.preprocess(emptyIsAbsent, PersonId.optional()),
    })
    .refine(({ first, second, third }) => second !== first && third !== first && (!third || third !== second), {
      path: ["second"],
      message: "each mentor once",
    }),
  z.strictObject({ action: z.literal("withdraw") }),
  /** Applications go elsewhere than to this mentor, or no longer do. */
  z.strictObject({
    action: z.literal("applications"),
    mentorship: z.string().max(60),
    elsewhere: z.enum(["yes", "no"]),
  }),
]);
export type AskMentors = z.infer<typeof AskMentors>;
