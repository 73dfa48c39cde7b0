import type { Temporal } from "temporal-polyfill";
import { derivedId } from "../../domain/ids.ts";
import type { MentorRequest } from "../../domain/mentor-request.ts";
import type { Relation } from "../../domain/pairing-policy.ts";
import type { Participant } from "../../domain/participant.ts";
import type { Person } from "../../domain/person.ts";
import type { Programme } from "../../domain/programme.ts";
import type { Proposal } from "../../domain/round.ts";
import { instantText, plusHours } from "../../domain/time.ts";
import type { Candidate } from "../../matching/candidate.ts";
import { scaleOf, score } from "../../matching/score.ts";
import type { Put } from "../ports.ts";
import { asked } from "./advance-requests.ts";

interface Mentee {
  readonly person: Person;
  readonly participant: Participant;
  readonly programme: Programme;
}

/**
 * What is written when a mentee asks for these mentors, first choice first: a proposal for each, the first of them
 * asked at once with its mail, and the mentee's requests as they are then. A request has an id as a round has one; it
 * follows from whose it is and their how many-th. `warned`: what the programme warns of, by mentor. `brought`: the mentee
 * brought the mentor along, of whom a tie is warned at most.
 * @throws RangeError without a mentor.
 */
export function requestFor(
  { person, participant, programme }: Mentee,
  mentors: readonly Candidate[],
  now: Temporal.Instant,
  warned: ReadonlyMap<string, readonly Relation[]> = new Map(),
  brought = false,
): { puts: Put[]; requests: MentorRequest[]; message: string } {
  const before = participant.requests ?? [];
  const round = derivedId("req", participant.id, `${before.length + 1}`);
  const by = plusHours(now, (mentors.length * programme.rounds.answerDays + 1) * 24);
  const proposals = mentors.map((mentor, index): Proposal => {
    const fit = score({ participant, zone: person.zone }, mentor, scaleOf([], now, programme.pairing));
    return {
      id: derivedId("pro", round, participant.person, mentor.participant.person),
      version: 0,
      programme: programme.id,
      round,
      mentee: participant.person,
      mentor: mentor.participant.person,
      state: "draft",
      score: fit.total,
      reasons: fit.reasons,
      reminded: false,
      ...warningsOf(warned.get(mentor.participant.person)),
      request: { rank: index + 1, ...(brought && { brought }) },
    };
  });
  const [first, ...others] = proposals;
  if (first === undefined) throw new RangeError("A request names at least one mentor");
  const { puts, message } = asked(first, programme, plusHours(by, -24), now);
  const request = { at: instantText(now), by: instantText(by), proposals: proposals.map(({ id }) => id) };
  return {
    puts: [...puts, ...others.map((put): Put => ({ kind: "proposal", put }))],
    requests: [...before, request],
    message,
  };
}

/** A suggestion nothing is warned of has no such field. */
function warningsOf(warnings: readonly Relation[] | undefined): Pick<Proposal, "warnings"> {
  return warnings === undefined ? {} : { warnings: [...warnings] };
}
