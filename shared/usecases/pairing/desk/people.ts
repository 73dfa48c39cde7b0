import { Problem } from "../../../domain/errors.ts";
import { type Participant, participantId } from "../../../domain/participant.ts";
import { EmailAddress } from "../../../domain/person.ts";
import type { Ports } from "../../ports.ts";

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

/**
 * The mentor somebody chose: by id from a list, or by an address they typed.
 * @throws Problem where nobody was chosen, or the address is nobody's of this programme.
 */
export async function chosenMentor(
  programme: string,
  { mentor, email }: { readonly mentor?: string | undefined; readonly email?: string | undefined },
  ports: Pick<Ports, "store" | "addresses">,
): Promise<string> {
  const nobody = () =>
    new Problem("conflict", "Nobody of this programme has this id or address.", [], "problem.nobody");
  if (mentor !== undefined) return (await found(programme, mentor, ports)) ?? raise(nobody());
  if (email === undefined)
    throw new Problem("conflict", "Choose a mentor, by id or by e-mail address.", [], "problem.no-choice");
  const address = EmailAddress.safeParse(email);
  const claim = address.success ? await ports.store.get("email", await ports.addresses.hash(address.data)) : undefined;
  return (claim && (await found(programme, claim.person, ports))) ?? raise(nobody());
}

async function found(programme: string, person: string, { store }: Pick<Ports, "store">): Promise<string | undefined> {
  return (await store.get("participant", participantId(programme, person)))?.person;
}

function raise(problem: Problem): never {
  throw problem;
}
