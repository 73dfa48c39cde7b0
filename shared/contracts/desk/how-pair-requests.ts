import * as z from "zod";
import { pairingIn } from "../../domain/pairing-form.ts";
import { PairingPolicy } from "../../domain/pairing-policy.ts";
import { DeskQuery } from "./desk-requests.ts";

/** The page "How we pair"; `work` names a try whose values the form shows again, `standard` fills in what holds at first. */
export const HowPairQuery = DeskQuery.extend({
  work: z.string().max(60).optional().catch(undefined),
  standard: z.literal("yes").optional().catch(undefined),
});

/**
 * How a programme is to pair, as JSON or as the form has it: tried on those who wait now, or saved. `tried`: the try that
 * showed what it would mean, which the way without any complaint needs before it is saved.
 */
export const SetPairing = z.preprocess(
  pairingIn,
  z.strictObject({
    action: z.enum(["try", "save"]),
    tried: z.string().max(60).optional(),
    pairing: PairingPolicy,
  }),
);

/** How a programme pairs, and how it would if nobody had changed anything. */
export const PairingReport = z.object({ pairing: PairingPolicy, standard: PairingPolicy });
