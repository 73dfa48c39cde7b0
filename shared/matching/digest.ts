import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { AssignmentProblem, Order } from "./problem.ts";

/** A digest of what was solved: places, who may be paired with whom, points, who comes first, and what decides between equals. */
export function digestOf({ capacities, offsets, mentors, scores }: AssignmentProblem, order: Order): string {
  const hash = sha256.create();
  const lists = [capacities, offsets, mentors, scores, order.first ?? new Uint8Array(), order.ties ?? new Int32Array()];
  for (const list of lists) {
    // The length first, so that the end of one list is never the beginning of the next.
    hash.update(bytesOf(Uint32Array.of(list.byteLength)));
    hash.update(bytesOf(list));
  }
  return bytesToHex(hash.digest());
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Uint8Array | Uint32Array | Int32Array) =>
  new Uint8Array(buffer, byteOffset, byteLength);
