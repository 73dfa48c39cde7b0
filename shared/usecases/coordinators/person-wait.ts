import { rests } from "../../domain/again.ts";
import { type Participant, roleOf } from "../../domain/participant.ts";
import type { Person } from "../../domain/person.ts";
import type { Programme } from "../../domain/programme.ts";
import { mentoredIn } from "../../domain/waiting.ts";
import { promisedDay } from "../joining/hear-by.ts";
import { placeIn, waitingOf } from "../pairing/line.ts";
import type { Ports } from "../ports.ts";

/** Participants that are read to say somebody's place in line. Of more than these the page says since when they wait. */
const most = 1000;

/** Since when somebody waits for a mentor, by when they hear, and their place in line where it can be known. */
export interface Wait {
  readonly since: string;
  readonly hearBy: string;
  readonly place: number | null;
}

/** Says how somebody waits; undefined for who does not. */
export async function waitOf(
  participant: Participant,
  person: Person,
  programme: Programme,
  ports: Pick<Ports, "store">,
): Promise<Wait | undefined> {
  const load = roleOf(participant) === "both" ? await ports.store.get("load", participant.person) : undefined;
  const waits =
    roleOf(participant) !== "mentor" &&
    participant.state === "active" &&
    mentoredIn(participant, load).length === 0 &&
    !rests(participant, "mentee");
  if (!waits) return undefined;
  const hearBy = promisedDay(programme, participant, person.zone);
  return { since: participant.waitingSince, hearBy, place: await placeOf(participant, ports) };
}

async function placeOf({ programme, person }: Participant, { store }: Pick<Ports, "store">): Promise<number | null> {
  const { items, cursor } = await store.list("participant", programme, { limit: most });
  if (cursor !== undefined) return null;
  const active = items.filter(({ state }) => state === "active");
  const loads = await store.getMany(
    "load",
    active.filter(({ role }) => role === "both").map((one) => one.person),
  );
  const waiting = waitingOf(active, new Map(loads.map((one) => [one.id, one])));
  return placeIn({ waiting }, person) ?? null;
}
