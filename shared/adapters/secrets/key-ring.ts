import { hkdfSync } from "node:crypto";
import { GetSecretValueCommand, type SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import * as z from "zod";
import { Unavailable } from "../../domain/errors.ts";

/** A key for one purpose, with the id of the ring's key it comes from. */
export interface PurposeKey {
  readonly id: string;
  readonly key: Buffer;
}

export interface KeyRing {
  /** The key new links are signed with. */
  current(purpose: string): Promise<PurposeKey>;
  /** The key with this id, if the ring still has it. */
  byId(purpose: string, id: string): Promise<PurposeKey | undefined>;
  /** The ring's first key, for what must stay the same for ever: hashes of addresses. */
  first(purpose: string): Promise<PurposeKey>;
}

/** After a rotation: `{"current":"2","keys":{"1":"…","2":"…"}}`. A fresh deployment has one generated text, which is key 1. */
const Ring = z.object({ current: z.string(), keys: z.record(z.string(), z.string().min(32)) });
type Ring = z.infer<typeof Ring>;

/** Minutes for which a running function keeps the ring; a rotation shows after that. */
const keptFor = 5;
/** Minutes for which it goes on with the ring it has while Secrets Manager gives none, and between two askings then. */
const [goesOnFor, asksAgainAfter] = [60, 1];

/**
 * The key ring in Secrets Manager. Each purpose gets its own key (HKDF-SHA256, RFC 5869). While Secrets Manager does not
 * answer, who has read the ring goes on with it for an hour; who has not does nothing at all.
 * @throws Unavailable where there is no ring to work with.
 */
export function secretKeyRing(client: SecretsManagerClient, secretId: string, clock: () => number): KeyRing {
  let held: { ring: Ring; at: number } | undefined;
  let askAgain = 0;

  async function ring(): Promise<Ring> {
    const now = clock();
    if (held !== undefined && now < askAgain) return held.ring;
    const read = client.send(new GetSecretValueCommand({ SecretId: secretId }));
    const answer = await read.catch(() => undefined);
    // What was read counts, also where it is no ring: nothing is signed with keys that somebody took away.
    if (answer !== undefined) held = { ring: readRing(answer.SecretString ?? ""), at: now };
    if (held === undefined || now - held.at > goesOnFor * 60_000)
      throw new Unavailable("Secrets Manager gives no key ring");
    askAgain = now + (answer === undefined ? asksAgainAfter : keptFor) * 60_000;
    return held.ring;
  }

  function derive({ keys }: Ring, id: string, purpose: string): PurposeKey | undefined {
    // The id comes from whoever made the token: `__proto__` is no key.
    const master = Object.hasOwn(keys, id) ? keys[id] : undefined;
    if (master === undefined) return undefined;
    return { id, key: Buffer.from(hkdfSync("sha256", master, "almanac", purpose, 32)) };
  }

  function needed(key: PurposeKey | undefined): PurposeKey {
    if (key === undefined) throw new Error("The key ring lacks the key it names");
    return key;
  }

  return {
    current: async (purpose) => {
      const now = await ring();
      return needed(derive(now, now.current, purpose));
    },
    byId: async (purpose, id) => derive(await ring(), id, purpose),
    first: async (purpose) => {
      const now = await ring();
      return needed(derive(now, Object.keys(now.keys).sort()[0] ?? "", purpose));
    },
  };
}

function readRing(secret: string): Ring {
  if (secret.trimStart().startsWith("{")) return Ring.parse(JSON.parse(secret));
  return Ring.parse({ current: "1", keys: { "1": secret } });
}
