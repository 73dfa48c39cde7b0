import * as z from "zod";
import { Need } from "./need.ts";
import { InstantText } from "./time.ts";

/** What a mentorship is for. */
export const purposes = ["residency", "first-post", "change", "network", "skills", "confidence"] as const;
export const Purpose = z.enum(purposes);
export type Purpose = z.infer<typeof Purpose>;

/** How often the two talk where no date says it. */
export const cadences = ["monthly", "six-weekly", "quarterly"] as const;
export const Cadence = z.enum(cadences);

/** Who writes when it has gone quiet: one of the two, or the programme asks both. */
export const quietAnswers = ["mentee", "mentor", "programme"] as const;
export const WhenQuiet = z.enum(quietAnswers);

/** What the pair settles on: choices only, no words of their own. */
export const Terms = z.object({
  needs: z.array(Need).min(1).max(3),
  purposes: z.array(Purpose).min(1).max(3),
  cadence: Cadence,
  quiet: WhenQuiet,
});
export type Terms = z.infer<typeof Terms>;

/** What the pair agrees on: either proposes, and it counts once everybody in the mentorship agreed to the same number. */
export const Agreement = z.object({
  /** Rises with each proposal. */
  number: z.number().int().positive(),
  /** The cycle it was proposed in: a new one is a reason to ask again. */
  cycle: z.string(),
  terms: Terms,
  by: z.string(),
  at: InstantText,
  /** Persons who agreed to this very number, whoever proposed it first. */
  agreed: z.array(z.string()),
  /** What was agreed before, which stands until the new one is. */
  before: Terms.optional(),
});
export type Agreement = z.infer<typeof Agreement>;
