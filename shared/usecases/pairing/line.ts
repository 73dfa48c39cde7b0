import { rests } from "../../domain/again.ts";
import { type Participant, roleOf } from "../../domain/participant.ts";
import type { Load } from "../../domain/person.ts";
import type { Programme } from "../../domain/programme.ts";
import { mentoredIn } from "../../domain/waiting.ts";
import { everything } from "../everything.ts";
import type { Ports } from "../ports.ts";

/** Everybody active in a programme with what fills their places, and the mentees among them who wait, first comes first. */
export interface Line {
  readonly participants: readonly Participant[];
  readonly loads: ReadonlyMap<string, Load>;
  readonly waiting: readonly Participant[];
}

/** Who waits for a mentor, in the order in which they began to. */
export async function lineOf(programme: Programme, ports: Pick<Ports, "store">): Promise<Line> {
  const everybody = await everything(ports, "participant", programme.id);
  const participants = everybody.filter(({ state }) => state === "active");
  const loads = await ports.store.getMany(
    "load",
    participants.filter(({ role }) => role !== "mentee").map(({ person }) => person),
  );
  const loadOf = new Map(loads.map((load) => [load.id, load]));
  return { participants, loads: loadOf, waiting: waitingOf(participants, loadOf) };
}

/** Somebody's place in line, 1 for the first; undefined for who does not wait for a mentor. */
export function placeIn({ waiting }: Pick<Line, "waiting">, person: string): number | undefined {
  const index = waiting.findIndex((one) => one.person === person);
  return index === -1 ? undefined : index + 1;
}

/** Those of some participants who wait for a mentor, first come first. */
export function waitingOf(participants: readonly Participant[], loads: ReadonlyMap<string, Load>): Participant[] {
  return participants
    .filter(
      (one) => roleOf(one) !== "mentor" && !rests(one, "mentee") && mentoredIn(one, loads.get(one.person)).length === 0,
    )
    .sort((one, other) => (placeKey(one) < placeKey(other) ? -1 : 1));
}

// Whoever is without a mentor again comes first, as the next round has it; then by the day they joined.
const placeKey = ({ formerMentorships, waitingSince, id }: Participant) =>
  `${formerMentorships.length > 0 ? "again" : "new"} ${waitingSince} ${id}`;
