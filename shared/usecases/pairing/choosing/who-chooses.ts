import { ofRound } from "../../../domain/explanation.ts";
import { openRequest } from "../../../domain/mentor-request.ts";
import type { Option } from "../../../domain/option.ts";
import { mayBeMentored, mayMentor, type Participant, participantId } from "../../../domain/participant.ts";
import type { Load } from "../../../domain/person.ts";
import type { Programme } from "../../../domain/programme.ts";
import { instantText } from "../../../domain/time.ts";
import { mentoredIn } from "../../../domain/waiting.ts";
import type { Ports } from "../../ports.ts";

/** Somebody's options, with what decides whether they still choose. */
export interface Chooser {
  readonly option: Option;
  readonly participant: Participant | undefined;
  readonly load: Load | undefined;
}

/** Whether somebody was written to, so that they say whom they would like, and their time for it is not over. */
export async function isAskedToChoose(
  { choosing, person }: Participant,
  { store }: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<boolean> {
  if (choosing === undefined || choosing.until <= instantText(now)) return false;
  const option = await store.get("option", ofRound(choosing.round, person));
  return option !== undefined && option.told.length > 0;
}

/** Who chooses in a round, in the order of their ids. */
export async function choosersOf(options: readonly Option[], ports: Pick<Ports, "store">): Promise<Chooser[]> {
  const [participants, loads] = await Promise.all([
    ports.store.getMany(
      "participant",
      options.map(({ programme, person }) => participantId(programme, person)),
    ),
    ports.store.getMany(
      "load",
      options.map(({ person }) => person),
    ),
  ]);
  const partOf = new Map(participants.map((one) => [one.person, one]));
  const loadOf = new Map(loads.map((one) => [one.id, one]));
  return options
    .toSorted((one, other) => (one.person < other.person ? -1 : 1))
    .map((option) => {
      const part = partOf.get(option.person);
      const participant = part?.choosing?.round === option.round ? part : undefined;
      return { option, participant, load: loadOf.get(option.person) };
    });
}

/** Whether they still look for a mentor by a round: they are here, and have not asked for one by name meanwhile. */
export function stillLooks({ participant, load }: Omit<Chooser, "option">, programme: Programme): boolean {
  if (participant === undefined || !mayBeMentored(participant) || openRequest(participant) !== undefined) return false;
  return mentoredIn(participant, load).length < programme.mentorsPerMentee;
}

/** Whether they may still be suggested as a mentor: approved, here, and with a free place. */
export function stillMentors({ participant, load }: Omit<Chooser, "option">): boolean {
  if (participant === undefined || !mayMentor(participant) || load === undefined) return false;
  return load.places > load.mentorships.length;
}

/** Those somebody may still choose among on one side, in the order of their list: whoever is not there any more is left out. */
export async function availableIn(
  option: Option,
  side: "mentors" | "mentees",
  ports: Pick<Ports, "store">,
): Promise<Participant[]> {
  const listed = option[side].map(({ person }) => person);
  const [participants, loads] = await Promise.all([
    ports.store.getMany(
      "participant",
      listed.map((person) => participantId(option.programme, person)),
    ),
    side === "mentors" ? ports.store.getMany("load", listed) : [],
  ]);
  const there = (participant: Participant) =>
    side === "mentees"
      ? mayBeMentored(participant)
      : stillMentors({ participant, load: loads.find(({ id }) => id === participant.person) });
  return listed.flatMap((person) => participants.find((one) => one.person === person && there(one)) ?? []);
}
