import * as z from "zod";
import { Problem } from "../domain/errors.ts";
import type { Links } from "../usecases/ports.ts";
import type { KeyRing } from "./secrets/key-ring.ts";
import { seal, unseal } from "./tokens.ts";

/**
 * Short names, because people's mail programs break long addresses. `e`: epoch seconds, absent for ever. `n`: which of
 * the person's link epochs, absent for the first.
 */
const Payload = z.strictObject({
  ...{ w: z.string(), g: z.string(), s: z.string() },
  ...{ n: z.number().int().optional(), e: z.number().int().optional() },
});

/** Sealed tokens, each purpose with a key of its own, so a token opens one kind of page. */
export function signedLinks(keys: KeyRing): Links {
  return {
    sign({ purpose, person, programme, subject, epoch }, until) {
      const which = epoch ? { n: epoch } : {};
      const expiry = until === undefined ? {} : { e: Math.floor(until.epochMilliseconds / 1000) };
      return seal(
        keys,
        `link.${purpose}`,
        JSON.stringify({ w: person, g: programme, s: subject, ...which, ...expiry }),
      );
    },
    async read(token, purpose, now) {
      const opened = await unseal(keys, `link.${purpose}`, token);
      if (!opened) throw new Problem("link-invalid", "This link is not complete or was not made by us.");
      const { w, g, s, n, e } = Payload.parse(JSON.parse(opened.payload));
      if (e !== undefined && now.epochMilliseconds >= e * 1000)
        throw new Problem("link-expired", "This link has expired.");
      return { purpose, person: w, programme: g, subject: s, ...(n === undefined ? {} : { epoch: n }) };
    },
  };
}
