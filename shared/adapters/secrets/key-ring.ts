import { hkdfSync } from "node:crypto";
import { GetSecretValueCommand, type SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import * as z from "zod";

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

/** The key ring in Secrets Manager. Each purpose gets its own key (HKDF-SHA256, RFC 5869). */
export function secretKeyRing(client: SecretsManagerClient, secretId: string, clock: () => number): KeyRing {
  let held: { ring: Ring; at: number } | undefined;

  async function ring(): Promise<Ring> {
    if (held === undefined || clock() - held.at > keptFor * 60_000) {
      const { SecretString = "" } = await client.send(new GetSecretValueCommand({ SecretId: secretId }));
      held = { ring: readRing(SecretString), at: clock() };
    }
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
