import type { Temporal } from "temporal-polyfill";
import { rests } from "../../domain/again.ts";
import { meanwhileKinds } from "../../domain/meanwhile.ts";
import { openRequest } from "../../domain/mentor-request.ts";
import { type Participant, roleOf } from "../../domain/participant.ts";
import type { Load, Person } from "../../domain/person.ts";
import type { Programme } from "../../domain/programme.ts";
import { dayIn, instantOf } from "../../domain/time.ts";
import { mentoredIn } from "../../domain/waiting.ts";
import type { MeModel } from "../../pages/me-model.ts";
import { promisedDay } from "../joining/hear-by.ts";
import { lineOf, placeIn } from "../pairing/line.ts";
import type { Ports } from "../ports.ts";

interface Waiting {
  readonly person: Person;
  readonly programme: Programme;
  readonly participant: Participant;
}

type WaitWords = Pick<MeModel, "hearBy" | "inLine" | "meanwhile" | "second">;

/** What somebody's own page says while they wait: the promised day as long as it is ahead, and a mentee's place in line. */
export async function waitOf(
  { person, programme, participant }: Waiting,
  load: Load | undefined,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<WaitWords> {
  const request = openRequest(participant);
  const isMentee = roleOf(participant) !== "mentor";
  const theirs = isMentee ? mentoredIn(participant, load) : participant.mentorships;
  const waits =
    participant.state === "active" && theirs.length === 0 && !rests(participant, isMentee ? "mentee" : "mentor");
  const day = request
    ? dayIn(person.zone, instantOf(request.by)).toString()
    : waits
      ? promisedDay(programme, participant, person.zone)
      : undefined;
  const isAhead = day !== undefined && day >= dayIn(person.zone, now).toString();
  const inLine = waits && isMentee ? placeIn(await lineOf(programme, ports), participant.person) : undefined;
  const mentors = isMentee ? theirs.length : 0;
  return {
    hearBy: isAhead ? day : undefined,
    inLine,
    meanwhile: inLine === undefined ? undefined : meanwhileOf(participant),
    second: mentors > 0 && mentors < programme.mentorsPerMentee ? participant.secondMentor !== undefined : undefined,
  };
}

/** What they were told would be there for them, and what they said would help. */
function meanwhileOf({ toldOfLine, meanwhile }: Participant): NonNullable<WaitWords["meanwhile"]> {
  return meanwhileKinds
    .map((kind) => ({ kind, wished: meanwhile?.[kind] !== undefined }))
    .filter(({ kind, wished }) => wished || toldOfLine?.meanwhile?.includes(kind) === true);
}
