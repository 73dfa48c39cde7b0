import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz"; // Crockford base 32: nobody mistakes one letter for another.

/**
 * An id from what makes the thing unique, so that doing something twice finds the first result.
 * 20 characters of base 32 are 100 bits of SHA-256: no collision to be expected below 10^15 ids.
 */
export function derivedId(prefix: string, ...parts: readonly string[]): string {
  // JSON keeps ("a", "b") and ("ab") apart.
  const digest = sha256(utf8ToBytes(JSON.stringify(parts)));
  let id = "";
  for (const byte of digest.subarray(0, 20)) id += alphabet.charAt(byte & 31);
  return `${prefix}_${id}`;
}

/** A whole number in [0, below), the same for the same text, evenly spread: for smoothing and sharding, not for secrets. */
export function spread(text: string, below: number): number {
  const digest = sha256(utf8ToBytes(text));
  const view = new DataView(digest.buffer, digest.byteOffset, 4);
  return view.getUint32(0) % below;
}

/**
 * The same of a derived id, read off its last six letters: they are thirty bits of a hash already, so it is not hashed
 * again. Other texts give a number too, but not an evenly spread one.
 */
export function spreadOfId(id: string, below: number): number {
  let bits = 0;
  for (const letter of id.slice(-6)) bits = bits * 32 + Math.max(0, alphabet.indexOf(letter));
  return bits % below;
}
