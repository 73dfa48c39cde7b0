import * as z from "zod";
import { DateText, Zone } from "./time.ts";

/** `midyear`: the noun a playbook hangs prompts on. */
export const KeyDateName = z.string().regex(/^[a-z0-9][a-z0-9-]{1,39}$/);

/** Tentative until a coordinator confirms it; cancelled takes its prompts away. */
export const KeyDateState = z.enum(["tentative", "confirmed", "cancelled"]);

/** What a coordinator sets. */
export const KeyDateSettings = z.strictObject({
  date: DateText,
  /** How many days it lasts, from `date`. */
  days: z.number().int().min(1).max(60).default(1),
  /** Where it takes place; the programme's zone unless given. */
  zone: Zone.optional(),
  state: KeyDateState.default("confirmed"),
});
export type KeyDateSettings = z.infer<typeof KeyDateSettings>;

/** A dated fact that prompts hang on, in one cycle of a programme. */
export const KeyDate = z.object({
  ...KeyDateSettings.shape,
  /** `programme.cycle.name`. */
  id: z.string(),
  version: z.number().int(),
  programme: z.string(),
  cycle: z.string(),
  name: KeyDateName,
  /** The cycle it was copied from, until somebody sets it. */
  copiedFrom: z.string().optional(),
});
export type KeyDate = z.infer<typeof KeyDate>;

/** The id of a key date. */
export function keyDateId(programme: string, cycle: string, name: string): string {
  return `${programme}.${cycle}.${name}`;
}
