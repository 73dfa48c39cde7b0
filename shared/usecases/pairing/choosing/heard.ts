import type { Participant } from "../../../domain/participant.ts";
import type { Programme } from "../../../domain/programme.ts";
import type { Proposal } from "../../../domain/round.ts";
import type { Ports } from "../../ports.ts";
import { choosingIn } from "./decide-rounds.ts";

/**
 * Mentees who have news: they were asked whom they would like, and that round is not decided yet, or the mentor it found
 * for them is being asked.
 */
export async function haveChosen(
  programme: Pick<Programme, "id">,
  participants: readonly Participant[],
  asked: readonly Pick<Proposal, "mentee" | "round">[],
  ports: Pick<Ports, "store">,
): Promise<string[]> {
  const rounds = await choosingIn(programme, ports);
  const options = await Promise.all(rounds.map(({ id }) => ports.store.partsOf("option", id)));
  const choosing = options.flat().filter(({ told }) => told.includes("mentee"));
  const roundOf = new Map(participants.map((one) => [one.person, one.choosing?.round]));
  const decided = asked.filter(({ mentee, round }) => roundOf.get(mentee) === round);
  return [...choosing.map(({ person }) => person), ...decided.map(({ mentee }) => mentee)];
}
