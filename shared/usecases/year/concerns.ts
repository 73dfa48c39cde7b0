import type { Concern } from "../../calendar/messages.ts";
import { inRole } from "../../domain/mentorship.ts";
import { type Participant, participantId } from "../../domain/participant.ts";
import type { Touchpoint } from "../../domain/touchpoint.ts";
import type { Ports } from "../ports.ts";

/** A touchpoint that concerns a person, and the people on the other side of it. */
export interface PersonConcern extends Concern {
  /** Person ids: the mentors of a mentee, or the one mentee of a mentor. */
  readonly others: readonly string[];
}

/**
 * Everything in anybody's year that concerns this participant: their own calendar as a mentee, and the calendars of
 * those they mentor or mentored. `fresh` stands in for calendars that were just planned and not read again.
 */
export async function concernsOf(
  participant: Participant,
  ports: Pick<Ports, "store">,
  fresh: ReadonlyMap<string, readonly Touchpoint[]> = new Map(),
): Promise<PersonConcern[]> {
  const { person, programme } = participant;
  const mentorships = await ports.store.getMany("mentorship", [
    ...participant.mentorships,
    ...participant.formerMentorships,
  ]);
  const calendar = async (owner: string) => fresh.get(owner) ?? (await ports.store.partsOf("touchpoint", owner));

  const mentors = mentorships
    .filter((one) => one.state === "active" && inRole(one, "mentee").includes(person))
    .flatMap((one) => inRole(one, "mentor"));
  const own = participant.role === "mentor" ? [] : await calendar(participant.id);
  const concerns: PersonConcern[] = own.map((touchpoint) => ({ touchpoint, side: "mentee", others: mentors }));

  for (const { members, startDate } of mentorships) {
    const me = members.find((member) => member.person === person && member.role === "mentor");
    if (!me) continue;
    for (const mentee of members.filter(({ role }) => role === "mentee")) {
      const touchpoints = await calendar(participantId(programme, mentee.person));
      const span = { since: startDate, until: me.until };
      concerns.push(
        ...touchpoints.map(
          (touchpoint): PersonConcern => ({ touchpoint, side: "mentor", ...span, others: [mentee.person] }),
        ),
      );
    }
  }
  const { pause } = participant;
  return pause === undefined ? concerns : concerns.map((concern) => ({ ...concern, pause }));
}
