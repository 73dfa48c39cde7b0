import type { Audit } from "../../domain/operations.ts";
import type { Participant } from "../../domain/participant.ts";
import type { Person } from "../../domain/person.ts";
import type { Ports } from "../ports.ts";

/** What coordinators may know of a person. Who they say they are is not in it. */
export type Known = Pick<
  Person,
  "id" | "name" | "email" | "second" | "addressState" | "locale" | "zone" | "consent" | "prompts"
>;

/** Takes that out of everything that is kept of them everywhere. */
export function knownOf(person: Person): Known {
  const { id, name, email, second, addressState, locale, zone, consent, prompts } = person;
  return { id, name, email, second, addressState, locale, zone, consent, prompts };
}

/**
 * Somebody's part in a programme as its coordinators may have it, in whatever answer: what people chose for themselves,
 * and were told that nobody else sees, is not in it.
 */
export function shownPart({
  again: _again,
  yearLater: _yearLater,
  resting: _resting,
  wishes: _wishes,
  meetingNotes: _meetingNotes,
  allPrompts: _allPrompts,
  planned: _planned,
  ...rest
}: Participant) {
  return rest;
}

/**
 * Whether somebody is known elsewhere and has said nothing here: anybody can type an address into a form or a file, and
 * no programme learns by it whose that is. Who took part here once was known here before.
 */
export function isVeiled(
  { state, leftAt }: Pick<Participant, "state" | "leftAt">,
  person: Pick<Person, "addressState"> | undefined,
): boolean {
  if (leftAt !== undefined || (state !== "unconfirmed" && state !== "held")) return false;
  return person !== undefined && person.addressState !== "unconfirmed";
}

/** Something that was done, and by whom. */
export type Act = Pick<Audit, "at" | "about" | "by" | "did" | "reason">;

/** What people do for themselves alone: not even that they did is shown. */
const theirsAlone: readonly string[] = ["questions", "profile-known", "profile-apart"];

/** Items of one record's audit that are read at most: a person acts a few hundred times in all their years. */
const most = 500;

/** What was done about a record, the oldest first; `more`: there is more than was read. */
export async function actsAbout(id: string, { store }: Pick<Ports, "store">): Promise<{ acts: Act[]; more: boolean }> {
  const { items, cursor } = await store.partsPage("audit", id.replaceAll(".", "/"), { limit: most });
  return { acts: items.filter(({ did }) => !theirsAlone.includes(did)).map(actOf), more: cursor !== undefined };
}

/** The decisions on a mentor so far, the oldest first. */
export async function vettingActs(participant: string, ports: Pick<Ports, "store">): Promise<Act[]> {
  const { acts } = await actsAbout(participant, ports);
  return acts.filter(({ did }) => did.startsWith("vetting-"));
}

function actOf({ at, about, by, did, reason }: Audit): Act {
  return { at, about, by, did, reason };
}
