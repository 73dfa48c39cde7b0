import * as z from "zod";
import { ConcernText } from "../domain/concern.ts";
import { EmailAddress } from "../domain/person.ts";
import { LanguageQuery } from "./requests.ts";

/** What a person decides about their data. */
export const UpdatePrivacy = z.strictObject({
  action: z.literal("erase"),
  /** The box that says it cannot be undone. */
  sure: z.union([z.literal(true), z.literal("yes")]),
});

/** Everything about oneself, to keep or to carry on. */
export const ExportQuery = LanguageQuery.extend({ format: z.enum(["json", "csv"]).catch("json") });

/** What somebody wants the programme to know. */
export const RaiseConcern = z.strictObject({
  text: ConcernText,
  /** Where to answer, if they want one. */
  contact: z.preprocess((value) => (value === "" ? undefined : value), EmailAddress.optional()),
  /** Hidden from people; only a machine writes into it. */
  website: z.string().max(300).optional(),
});

/** Nothing is kept of how a concern was settled: its words go, and that it is closed stays. */
export const CloseConcern = z.preprocess((value) => value ?? {}, z.strictObject({}));
