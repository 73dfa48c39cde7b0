import * as z from "zod";
import { derivedId } from "./ids.ts";
import { Relation } from "./pairing-policy.ts";
import { InstantText } from "./time.ts";

/** Somebody a person knows, or was said to know, by the keyed hash of an address: nobody learns whether it is known here. */
export const Known = z.object({
  as: z.union([Relation, z.literal("avoid")]),
  address: z.string(),
  /** Who that was when it was said, so that a change of address changes nothing. */
  person: z.string().optional(),
  /** The programme and the coordinator who said it; absent where it is one's own word. */
  told: z.object({ programme: z.string(), by: z.string() }).optional(),
  /** Since when: a list of kinds alone tells its owner nothing. */
  at: InstantText.optional(),
});
export type Known = z.infer<typeof Known>;

interface HasKnown {
  readonly knows?: readonly Known[] | undefined;
}

/** What people may say somebody is to them; `avoid` asks for no reason. */
export const saidKinds = ["line-manager", "preceptor", "faculty", "residency-director", "conflict", "avoid"] as const;

/** What a coordinator may note between two people. */
export const toldKinds = [
  "line-manager",
  "preceptor",
  "faculty",
  "residency-director",
  "employer",
  "competitor",
  "conflict",
] as const;

/** Entries of one's own, and those that one programme's coordinators note about one person, at most. */
export const mostKnown = 20;

/** What somebody said themselves. */
export function saidBy(profile: HasKnown | undefined): Known[] {
  return (profile?.knows ?? []).filter(({ told }) => told === undefined);
}

/** What coordinators of one programme noted about somebody; those of any other are none of its business. */
export function toldIn(programme: string, profile: HasKnown | undefined): Known[] {
  return (profile?.knows ?? []).filter(({ told }) => told?.programme === programme);
}

const goneMark = "gone";

/** Whether whoever had the address of an entry was erased: what stands there is nobody's hash. */
export function isGone({ address }: Pick<Known, "address">): boolean {
  return address.startsWith(`${goneMark}_`);
}

/**
 * What stands in an entry once whoever it was about is erased. It tells the entries of one owner apart and no more: the
 * same address is another word in anybody else's list.
 */
export function goneAddress(owner: string, one: Pick<Known, "address">): string {
  return isGone(one) ? one.address : derivedId(goneMark, owner, one.address);
}

/**
 * What names one entry of a person's list, so that it can be taken back; it says nothing of whom it is about, and stays
 * the same when they are erased.
 */
export function knownId(owner: string, { as, address, told, at = "" }: Known): string {
  return derivedId("kno", owner, as, goneAddress(owner, { address }), told?.programme ?? "", at);
}

/**
 * A list with one entry more. Where it says the same of the same person already, also of one who is erased, that entry
 * stands as it stood and counts for whoever has the address now: its owner cannot tell the one from the other.
 * @returns the list, and whether it grew.
 */
export function withEntry(owner: string, list: readonly Known[], entry: Known): { knows: Known[]; grew: boolean } {
  const isSame = (one: Known) =>
    one.as === entry.as &&
    one.told?.programme === entry.told?.programme &&
    goneAddress(owner, one) === goneAddress(owner, entry);
  if (!list.some(isSame)) return { knows: [...list, entry], grew: true };
  const { address, person } = entry;
  return { knows: list.map((one) => (isSame(one) ? { ...one, address, person } : one)), grew: false };
}
