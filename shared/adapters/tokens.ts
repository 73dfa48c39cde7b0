import { createHmac, timingSafeEqual } from "node:crypto";
import type { KeyRing } from "./secrets/key-ring.ts";

/** What a token holds, and the id of the key it was sealed with. */
export interface Opened {
  readonly keyId: string;
  readonly payload: string;
}

/** Tokens `v1.{key id}.{payload}.{HMAC-SHA256}`. Each purpose seals with a key of its own: a token of one opens no other. */
export async function seal(keys: KeyRing, purpose: string, payload: string): Promise<string> {
  const { id, key } = await keys.current(purpose);
  const body = `v1.${id}.${Buffer.from(payload).toString("base64url")}`;
  return `${body}.${mac(key, body).toString("base64url")}`;
}

/** What we sealed for this purpose; undefined for everything else. */
export async function unseal(keys: KeyRing, purpose: string, token: string): Promise<Opened | undefined> {
  const [scheme, id = "", payload = "", signature = "", ...more] = token.split(".");
  const key = scheme === "v1" ? await keys.byId(purpose, id) : undefined;
  const given = Buffer.from(signature, "base64url");
  const expected = key && mac(key.key, `v1.${id}.${payload}`);
  // Base64 has several spellings of the same bytes; only the one we wrote is ours.
  const intact =
    more.length === 0 &&
    expected?.length === given.length &&
    given.toString("base64url") === signature &&
    timingSafeEqual(expected, given);
  return intact ? { keyId: id, payload: Buffer.from(payload, "base64url").toString() } : undefined;
}

function mac(key: Buffer, body: string): Buffer {
  return createHmac("sha256", key).update(body).digest();
}
