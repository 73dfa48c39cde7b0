import { createHash, randomBytes } from "node:crypto";

/** Numbers in [0, 1), always the same for the same seed (mulberry32). */
export function seededNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Where the sandbox takes everything random from: real randomness, or bytes that follow from a seed and a label. */
export interface Randomness {
  bytes(label: string, length: number): Buffer;
  /** A UUID; with a seed, the n-th of its label. */
  uuid(label: string): string;
}

/** Real randomness without a seed, reproducible bytes with one. */
export function createRandomness(seed?: number): Randomness {
  const counts = new Map<string, number>();
  function bytes(label: string, length: number): Buffer {
    if (seed === undefined) return randomBytes(length);
    const chunks: Buffer[] = [];
    for (let index = 0; index * 32 < length; index += 1) {
      chunks.push(createHash("sha256").update(`${seed}/${label}/${index}`).digest());
    }
    return Buffer.concat(chunks).subarray(0, length);
  }
  function uuid(label: string): string {
    const count = (counts.get(label) ?? 0) + 1;
    counts.set(label, count);
    return uuidFrom(bytes(`${label}#${count}`, 16));
  }
  return { bytes, uuid };
}

function uuidFrom(bytes: Buffer): string {
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** A short stable name part for a logical id, where AWS would invent a random one. */
export function stableId(text: string, length: number): string {
  return createHash("sha256").update(text).digest("hex").slice(0, length);
}
