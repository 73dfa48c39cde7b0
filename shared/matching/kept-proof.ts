import type { ProofClaim, ProofPart } from "../domain/proof-part.ts";
import type { RoundProof } from "../domain/round.ts";
import { digestOf } from "./digest.ts";
import type { AssignmentProblem, Order, Proof, Solution } from "./problem.ts";
import { verify } from "./proof.ts";

/** What was proven: a problem, what counts before and after its points, and a result nothing is better than. */
export interface Proven {
  readonly problem: AssignmentProblem;
  readonly order: Order;
  readonly best: Solution;
}

/** Prices as they are kept, some thousands together; the first of them with what follows from all of them. */
export type Prices = Pick<ProofPart, "side" | "prices" | "over" | "claim">;

/** Numbers in a part: with 10,000 of them it stays well below what a table takes as one item. */
const most = 10_000;

/** A proof as it is kept with a round. @throws Error where other code than the one that solved it finds it wrong: no such round may be kept. */
export function keptProof(proven: Proven): { readonly proof: RoundProof; readonly prices: Prices[] } {
  mustBeProven(proven);
  const { problem, order, best } = proven;
  const { mentees, mentors, overMentees, overMentors, matched, total, weights } = best.proof;
  const claim = { inputs: digestOf(problem, order), highest: total, weights };
  const prices = [...inParts("mentees", mentees, overMentees, claim), ...inParts("mentors", mentors, overMentors)];
  return { proof: { mostPlaced: matched, parts: prices.length }, prices };
}

/** @throws Error where a result is not proven to be the best. */
export function mustBeProven({ problem, order, best }: Proven): void {
  const found = verify(problem, order, best, best.proof);
  if (!found.proven) throw new Error(`This round is not proven: ${found.faults.slice(0, 5).join("; ")}`);
}

function inParts(side: Prices["side"], prices: Float64Array, over: Uint8Array, claim?: ProofClaim): Prices[] {
  // One part at least where something is claimed, though nobody is there.
  const parts = Math.max(claim === undefined ? 0 : 1, Math.ceil(prices.length / most));
  return Array.from({ length: parts }, (_, part) => {
    const some = prices.slice(part * most, (part + 1) * most);
    const among = over.subarray(part * most, (part + 1) * most);
    const first = part === 0 && claim !== undefined ? { claim } : {};
    return { side, prices: [...some], over: [...among.keys()].filter((at) => among[at] === 1), ...first };
  });
}

/** Whether a kept proof still proves this: the same inputs, and prices from which it follows, checked again. */
export function stillProves(kept: RoundProof, prices: readonly Prices[], { problem, order, best }: Proven): boolean {
  const claim = claimIn(prices);
  if (claim === undefined || kept.parts !== prices.length || claim.inputs !== digestOf(problem, order)) return false;
  return verify(problem, order, best, proofFrom(kept, claim, prices)).proven;
}

/** What is claimed of a round, found among its prices. */
export function claimIn(prices: readonly Prices[]): ProofClaim | undefined {
  return prices.find(({ claim }) => claim !== undefined)?.claim;
}

function proofFrom({ mostPlaced }: RoundProof, { highest, weights }: ProofClaim, parts: readonly Prices[]): Proof {
  const [mentees, mentors] = [joined(parts, "mentees"), joined(parts, "mentors")];
  return {
    ...{ mentees: mentees.prices, mentors: mentors.prices, overMentees: mentees.over, overMentors: mentors.over },
    ...{ matched: mostPlaced, total: highest, weights },
  };
}

function joined(parts: readonly Prices[], side: Prices["side"]) {
  const some = parts.filter((part) => part.side === side);
  const over = some.flatMap((part) => {
    const among = new Set(part.over);
    return part.prices.map((_, at) => (among.has(at) ? 1 : 0));
  });
  return { prices: Float64Array.from(some.flatMap(({ prices }) => prices)), over: Uint8Array.from(over) };
}
