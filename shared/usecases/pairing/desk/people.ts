import { Problem } from "../../../domain/errors.ts";
import { type Participant, participantId } from "../../../domain/participant.ts";
import { EmailAddress } from "../../../domain/person.ts";
import type { Ports } from "../../ports.ts";
import { namedMentors } from "./named-mentors.ts";

/** Somebody of a programme. @throws Problem `not-found`. */
export async function memberOf(
  programme: string,
  person: string,
  { store }: Pick<Ports, "store">,
): Promise<Participant> {
  const participant = await store.get("participant", participantId(programme, person));
  if (!participant) throw new Problem("not-found", "There is no such participant.");
  return participant;
}

/** A mentor as somebody chose them. */
interface Chosen {
  readonly mentor?: string | undefined;
  readonly email?: string | undefined;
  /** A part of a name, or an address. */
  readonly name?: string | undefined;
}

/**
 * The mentor somebody chose: by id from a list, or by an address or a name they typed.
 * @throws Problem where nobody was chosen, the address is nobody's of this programme, or the name not of one mentor alone.
 */
export async function chosenMentor(
  programme: string,
  { mentor, name, email = name?.includes("@") ? name : undefined }: Chosen,
  ports: Pick<Ports, "store" | "addresses">,
): Promise<string> {
  const nobody = () =>
    new Problem("conflict", "Nobody of this programme has this id or address.", [], "problem.nobody");
  if (mentor !== undefined) return (await found(programme, mentor, ports)) ?? raise(nobody());
  if (email === undefined && name !== undefined) return oneNamed(programme, name, ports);
  if (email === undefined)
    throw new Problem("conflict", "Choose a mentor, by id or by e-mail address.", [], "problem.no-choice");
  const address = EmailAddress.safeParse(email);
  const claim = address.success ? await ports.store.get("email", await ports.addresses.hash(address.data)) : undefined;
  return (claim && (await found(programme, claim.person, ports))) ?? raise(nobody());
}

/** @throws Problem `invalid-request`, which a page answers with those who were found. */
async function oneNamed(programme: string, name: string, ports: Pick<Ports, "store">): Promise<string> {
  const [one, ...others] = (await namedMentors(programme, name, ports)).found;
  if (one !== undefined && others.length === 0) return one.id;
  const message = one === undefined ? "no mentor has this name" : "more than one mentor has this name";
  throw new Problem("invalid-request", "Name one mentor.", [{ field: "name", message }]);
}

async function found(programme: string, person: string, { store }: Pick<Ports, "store">): Promise<string | undefined> {
  return (await store.get("participant", participantId(programme, person)))?.person;
}

function raise(problem: Problem): never {
  throw problem;
}
