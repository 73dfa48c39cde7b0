import { randomBytes } from "node:crypto";
import { createChallenge, verifySolution } from "altcha-lib/v1";
import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import type { Challenge } from "../domain/stamp.ts";
import type { Stamps } from "../usecases/ports.ts";
import type { KeyRing } from "./secrets/key-ring.ts";
import { seal, unseal } from "./tokens.ts";

/** `n`: what makes it the only one of its kind; `t`: epoch seconds at which the form was handed out. */
const Payload = z.strictObject({ n: z.string(), t: z.number().int() });

/** What a browser found, as ALTCHA's first protocol writes it. */
const Solution = z.object({
  algorithm: z.literal("SHA-256"),
  challenge: z.string(),
  number: z.number().int().min(0),
  salt: z.string(),
  signature: z.string(),
});

/**
 * Numbers a browser tries at most, half of them on average. Measured in Chromium: 50,000 to 70,000 a second on a laptop,
 * 18,000 to 30,000 when it is made four times slower. So under a second, and a few seconds on an old phone; for whoever
 * sends a million forms, a week of a processor.
 */
export const mostNumbers = 60_000;

const purpose = "form-stamp";

/** Sealed stamps, each with a riddle of its own (ALTCHA v1: the number behind a SHA-256 hash). Nothing is kept here. */
export function sealedStamps(keys: KeyRing, numbers = mostNumbers): Stamps {
  return {
    async issue(now) {
      const n = randomBytes(12).toString("hex");
      const t = Math.floor(now.epochMilliseconds / 1000);
      const stamp = await seal(keys, purpose, JSON.stringify({ n, t }));
      const { key } = await keys.current("form-proof");
      const made = await createChallenge({ hmacKey: key.toString("hex"), maxnumber: numbers, salt: n });
      const { salt, challenge, signature } = made;
      const riddle: Challenge = { algorithm: "SHA-256", salt, challenge, signature, maxnumber: numbers };
      return { stamp, challenge: riddle };
    },

    async read(stamp, proof) {
      const opened = await unseal(keys, purpose, stamp);
      if (!opened) return undefined;
      const { n, t } = Payload.parse(JSON.parse(opened.payload));
      const issuedAt = Temporal.Instant.fromEpochMilliseconds(t * 1000);
      const solution = proof === undefined ? undefined : Solution.safeParse(parsed(proof)).data;
      const key = (await keys.byId("form-proof", opened.keyId))?.key.toString("hex");
      // The salt is the stamp's own: one proof is good for one form.
      const proven =
        solution !== undefined &&
        key !== undefined &&
        solution.salt === `${n}&` &&
        (await verifySolution(solution, key, false));
      return { id: n, issuedAt, proven };
    },
  };
}

function parsed(base64: string): unknown {
  try {
    return JSON.parse(Buffer.from(base64, "base64").toString());
  } catch {
    return undefined;
  }
}
