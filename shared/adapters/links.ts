import { createHmac, timingSafeEqual } from "node:crypto";
import type { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { Problem } from "../domain/errors.ts";
import type { LinkClaims, LinkPurpose, Links } from "../usecases/ports.ts";
import type { KeyRing } from "./secrets/key-ring.ts";

/** Short names, because people's mail programs break long addresses. `e`: epoch seconds, absent for ever. */
const Payload = z.strictObject({ w: z.string(), g: z.string(), s: z.string(), e: z.number().int().optional() });

/** Tokens `v1.{key id}.{payload}.{HMAC-SHA256}`; each purpose signs with a key of its own, so a token opens one kind of page. */
export function signedLinks(keys: KeyRing): Links {
  return {
    async sign({ purpose, person, programme, subject }, until) {
      const { id, key } = await keys.current(`link.${purpose}`);
      const expiry = until === undefined ? {} : { e: Math.floor(until.epochMilliseconds / 1000) };
      const payload = Buffer.from(JSON.stringify({ w: person, g: programme, s: subject, ...expiry })).toString(
        "base64url",
      );
      const body = `v1.${id}.${payload}`;
      return `${body}.${mac(key, body).toString("base64url")}`;
    },
    read: (token, purpose, now) => read(keys, token, purpose, now),
  };
}

async function read(keys: KeyRing, token: string, purpose: LinkPurpose, now: Temporal.Instant): Promise<LinkClaims> {
  const [scheme, id = "", payload = "", signature = ""] = token.split(".");
  const key = scheme === "v1" ? await keys.byId(`link.${purpose}`, id) : undefined;
  const given = Buffer.from(signature, "base64url");
  const expected = key && mac(key.key, `v1.${id}.${payload}`);
  // Base64 has several spellings of the same bytes; only the one we wrote is ours.
  const intact =
    expected?.length === given.length && given.toString("base64url") === signature && timingSafeEqual(expected, given);
  if (!intact || token.split(".").length !== 4)
    throw new Problem("link-invalid", "This link is not complete or was not made by us.");
  const { w, g, s, e } = Payload.parse(JSON.parse(Buffer.from(payload, "base64url").toString()));
  if (e !== undefined && now.epochMilliseconds >= e * 1000) throw new Problem("link-expired", "This link has expired.");
  return { purpose, person: w, programme: g, subject: s };
}

function mac(key: Buffer, body: string): Buffer {
  return createHmac("sha256", key).update(body).digest();
}
