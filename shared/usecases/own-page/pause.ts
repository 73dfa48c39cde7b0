import { Temporal } from "temporal-polyfill";
import { Problem } from "../../domain/errors.ts";
import type { Participant } from "../../domain/participant.ts";
import { longestPause, paused, resumed, usualPause } from "../../domain/pause.ts";
import type { Person } from "../../domain/person.ts";
import type { Programme } from "../../domain/programme.ts";
import type { Proposal } from "../../domain/round.ts";
import { dayIn, instantText } from "../../domain/time.ts";
import { audit } from "../audit.ts";
import { everything } from "../everything.ts";
import { farAhead } from "../job.ts";
import { leaveOffers } from "../pairing/offers/leave-offers.ts";
import type { Ports, Put } from "../ports.ts";
import { retried } from "../retried.ts";

type PausePorts = Pick<Ports, "store">;

/**
 * Takes somebody out for a while: suggested to nobody, no ideas for talks; what runs goes on. `until` is the day they
 * are back, three months on unless said otherwise. @throws Problem for a day that is not ahead, or over a year away.
 */
export async function pause(
  { person, participant }: { person: Person; participant: Participant },
  until: string | undefined,
  ports: PausePorts,
  now: Temporal.Instant,
): Promise<void> {
  const today = dayIn(person.zone, now);
  const back = until ?? today.add(usualPause).toString();
  if (back <= today.toString() || back > today.add(longestPause).toString())
    throw new Problem("invalid-request", "A pause ends within a year.", [
      { field: "until", message: "must be a day after today, within a year" },
    ]);
  if (participant.state !== "active" && participant.state !== "paused") return;
  await ports.store.commit([
    { kind: "participant", put: paused(participant, today.toString(), back) },
    ...withdrawn(await openProposalsOf(participant, ports)),
    audit(participant.id, person.id, "paused", back, now),
  ]);
  await leaveOffers(participant.person, participant.programme, ports, now);
}

/** Takes somebody in again, today. What was silent in the pause stays silent: the calendar goes on from here. */
export async function resume(
  { person, participant }: { person: Person; participant: Participant },
  ports: PausePorts,
  now: Temporal.Instant,
): Promise<void> {
  if (participant.state !== "paused") return;
  await ports.store.commit([
    { kind: "participant", put: resumed(participant, dayIn(person.zone, now).toString()) },
    audit(participant.id, person.id, "resumed", "", now),
  ]);
}

interface Resumed {
  readonly resumed: number;
  /** The instant of the next return there is to look for. */
  readonly next: string;
}

/** The nightly return of those whose day has come; the day begins where the programme is. */
export async function resumeDue(
  programme: Programme,
  dryRun: boolean,
  ports: PausePorts,
  now: Temporal.Instant,
): Promise<Resumed> {
  const today = dayIn(programme.zone, now);
  let count = 0;
  let next = farAhead;
  for (const { id, pause: span } of await everything(ports, "participant", programme.id, "paused")) {
    if (span !== undefined && span.until > today.toString()) {
      const at = instantText(Temporal.PlainDate.from(span.until).toZonedDateTime(programme.zone).toInstant());
      if (at < next) next = at;
      continue;
    }
    count++;
    if (!dryRun) await retried(() => resumeIfPaused(id, today.toString(), ports, now));
  }
  return { resumed: count, next };
}

async function resumeIfPaused(id: string, today: string, ports: PausePorts, now: Temporal.Instant): Promise<void> {
  const found = await ports.store.get("participant", id);
  if (found?.state !== "paused" || (found.pause !== undefined && found.pause.until > today)) return;
  await ports.store.commit([
    { kind: "participant", put: resumed(found, found.pause?.until ?? today) },
    audit(id, "almanac", "resumed", "", now),
  ]);
}

/** Suggestions somebody is part of that wait for an answer. */
export async function openProposalsOf({ person, programme }: Participant, ports: PausePorts): Promise<Proposal[]> {
  const asked = await Promise.all(
    (["asked-mentor", "asked-mentee", "asked-both"] as const).map((state) =>
      everything(ports, "proposal", programme, state),
    ),
  );
  return asked.flat().filter(({ mentee, mentor }) => mentee === person || mentor === person);
}

/** The same suggestions, no longer open; as many as fit into one transaction. */
export function withdrawn(open: readonly Proposal[]): Put[] {
  return open.slice(0, 40).map((put): Put => ({ kind: "proposal", put: { ...put, state: "withdrawn" } }));
}
