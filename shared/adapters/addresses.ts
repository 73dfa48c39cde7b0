import { createHmac } from "node:crypto";
import type { Addresses } from "../usecases/ports.ts";
import type { KeyRing } from "./secrets/key-ring.ts";

/** Keyed hashes of addresses (HMAC-SHA256): without the key ring nobody can test whether an address is known. */
export function keyedAddresses(keys: KeyRing): Addresses {
  return {
    async hash(address) {
      const { key } = await keys.first("address");
      return createHmac("sha256", key).update(address).digest("hex");
    },
  };
}
