import * as z from "zod";
import { EmailAddress } from "../domain/person.ts";

/**
 * Another address instead of the first; a second, lasting one; without the second again; never mind what was asked.
 * What is asked for takes effect when a mail to the new address was answered.
 */
export const ChangeAddress = z.discriminatedUnion("action", [
  z.strictObject({ action: z.literal("change"), email: EmailAddress }),
  z.strictObject({ action: z.literal("second"), email: EmailAddress }),
  z.strictObject({ action: z.literal("remove-second") }),
  z.strictObject({ action: z.literal("cancel") }),
]);
export type ChangeAddress = z.infer<typeof ChangeAddress>;
