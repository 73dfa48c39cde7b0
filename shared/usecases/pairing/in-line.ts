import { Temporal } from "temporal-polyfill";
import { rests } from "../../domain/again.ts";
import type { MeanwhileKind } from "../../domain/meanwhile.ts";
import { openRequest } from "../../domain/mentor-request.ts";
import { type Participant, roleOf } from "../../domain/participant.ts";
import type { Person } from "../../domain/person.ts";
import type { Programme } from "../../domain/programme.ts";
import { instantOf, instantText, plusHours } from "../../domain/time.ts";
import { waitOf } from "../../domain/waiting.ts";
import { everything } from "../everything.ts";
import { farAhead } from "../job.ts";
import { promisedDay } from "../joining/hear-by.ts";
import { newMessage, written } from "../mail/ledger.ts";
import type { Ports } from "../ports.ts";
import { haveChosen } from "./choosing/heard.ts";
import { type Line, lineOf, placeIn } from "./line.ts";
import { willingMentors } from "./offers/willing.ts";

type LinePorts = Pick<Ports, "store">;

/** Nobody is told of their place more often than this, however often they begin to wait. */
const quietHours = 60 * 24;
/** Hours an answer is worth sending. */
const newsHours = 7 * 24;

/**
 * Answers, on the day it was promised, everybody who has heard nothing else: a mentee their place in line, a mentor
 * that they still wait. Once for each wait. Says what was written, and when there will next be somebody to tell.
 */
export async function tellOfLine(
  programme: Programme,
  ports: LinePorts,
  now: Temporal.Instant,
): Promise<{ told: string[]; next: string }> {
  const [line, asked, offered, together] = await Promise.all([
    lineOf(programme, ports),
    everything(ports, "proposal", programme.id, "asked-mentor"),
    everything(ports, "proposal", programme.id, "asked-mentee"),
    everything(ports, "proposal", programme.id, "asked-both"),
  ]);
  const heard = new Set([
    ...asked.map(({ mentor }) => mentor),
    ...offered.map(({ mentee }) => mentee),
    ...together.flatMap(({ mentor, mentee }) => [mentor, mentee]),
    ...(await haveChosen(programme, line.participants, asked, ports)),
  ]);
  const owed = line.participants.filter((one) => !heard.has(one.person) && waits(one, line) && !isTold(one));
  const persons = await ports.store.getMany(
    "person",
    owed.map(({ person }) => person),
  );
  const told: string[] = [];
  let help: MeanwhileKind[] | undefined;
  let next = farAhead;
  for (const person of persons) {
    const participant = owed.find((one) => one.person === person.id);
    if (!participant) continue;
    const at = instantText(tellingAt(participant, person, programme));
    if (at > instantText(now)) next = at < next ? at : next;
    else {
      help ??= await meanwhileIn(line, ports);
      told.push(...(await tell(participant.id, line, help, programme, ports, now)));
    }
  }
  return { told, next };
}

/** Whether nothing came of their wait yet that they would know of. */
function waits(participant: Participant, line: Line): boolean {
  if (placeIn(line, participant.person) !== undefined) return openRequest(participant) === undefined;
  if (roleOf(participant) !== "mentor" || rests(participant, "mentor")) return false;
  if (participant.vetting === "approved") return line.loads.get(participant.person)?.mentorships.length === 0;
  // Who was approved once and is to be looked at again was promised nothing.
  return participant.vetting !== "rejected" && participant.vetting !== "expired";
}

function isTold(participant: Participant): boolean {
  return participant.toldOfLine?.wait === waitOf(participant);
}

/** When they are to be told: as the promised day begins where they live, and not soon after the last time. */
function tellingAt(participant: Participant, { zone }: Person, programme: Programme): Temporal.Instant {
  const day = Temporal.PlainDate.from(promisedDay(programme, participant, zone));
  const begins = day.toZonedDateTime(zone).toInstant();
  if (participant.toldOfLine === undefined) return begins;
  const again = plusHours(instantOf(participant.toldOfLine.at), quietHours);
  return Temporal.Instant.compare(again, begins) > 0 ? again : begins;
}

async function tell(
  id: string,
  line: Line,
  help: readonly MeanwhileKind[],
  programme: Programme,
  ports: LinePorts,
  now: Temporal.Instant,
): Promise<string[]> {
  const participant = await ports.store.get("participant", id);
  if (participant?.state !== "active" || isTold(participant)) return [];
  const wait = waitOf(participant);
  const place = placeIn(line, participant.person);
  const meanwhile = place === undefined || help.length === 0 ? undefined : [...help];
  const toldOfLine = { at: instantText(now), wait, place, meanwhile };
  const message = newMessage(
    {
      person: participant.person,
      programme: programme.id,
      kind: "in-line",
      subject: participant.id,
      occurrence: wait,
      livesHours: newsHours,
    },
    now,
  );
  await ports.store.commit([
    { kind: "participant", put: { ...participant, toldOfLine } },
    written(message, undefined, now),
  ]);
  return [message.id];
}

/** What the programme has for those who wait: mentors who would take a group, or give one conversation. */
async function meanwhileIn({ participants }: Line, ports: LinePorts): Promise<MeanwhileKind[]> {
  const { groups, once } = await willingMentors(
    participants.map((participant) => ({ participant })),
    ports,
  );
  return [...(groups.size > 0 ? (["group"] as const) : []), ...(once.length > 0 ? (["once"] as const) : [])];
}
