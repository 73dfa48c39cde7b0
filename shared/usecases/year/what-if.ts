import type { Temporal } from "temporal-polyfill";
import { inRole } from "../../domain/mentorship.ts";
import type { Message } from "../../domain/message.ts";
import { type Participant, participantId } from "../../domain/participant.ts";
import type { Ports } from "../ports.ts";
import type { ProgrammePlan } from "./programme-plan.ts";
import { newsAhead, type PromptsAhead, promptsAhead, type YearAhead, yearAhead } from "./year-ahead.ts";

/** One person's prompts as they would be, and the touchpoints behind them that would change. */
export interface PersonAhead extends PromptsAhead {
  readonly participant: Participant;
  readonly touched: ReadonlySet<string>;
}

/** A mentee's year, and the mail of everybody it concerns, as they would be. */
export interface MenteeAhead {
  readonly year: YearAhead;
  readonly people: readonly PersonAhead[];
  readonly news: readonly Message[];
}

/** Years kept at a time: a mentor's mail needs those of all their mentees. */
const mostKept = 2000;

/**
 * What planning by `plan` would make of everybody's year and mail, were it done for all `mentees` (ids of participants)
 * and not only for one: a mentor's mail names several of them. Writes nothing.
 */
export function whatIf(
  plan: ProgrammePlan,
  mentees: ReadonlySet<string>,
  ports: Pick<Ports, "store" | "zones">,
  now: Temporal.Instant,
): (mentee: string) => Promise<MenteeAhead | undefined> {
  const years = new Map<string, Promise<YearAhead | undefined>>();
  const people = new Map<string, Promise<PersonAhead>>();

  const yearOf = (id: string) => kept(years, id, () => planned(id));
  async function planned(id: string): Promise<YearAhead | undefined> {
    const mentee = await ports.store.get("participant", id);
    return mentee && yearAhead(mentee, plan, ports, now);
  }

  const personOf = (participant: Participant) => kept(people, participant.id, () => ahead(participant));
  async function ahead(participant: Participant): Promise<PersonAhead> {
    const all = await ports.store.getMany("mentorship", [...participant.mentorships, ...participant.formerMentorships]);
    const theirs = all
      .filter(({ members }) => members.some(({ person, role }) => person === participant.person && role === "mentor"))
      .flatMap((one) => inRole(one, "mentee").map((person) => participantId(participant.programme, person)));
    const owners = [...new Set([participant.id, ...theirs])].filter((id) => mentees.has(id));
    const found = (await Promise.all(owners.map(yearOf))).filter((year) => year !== undefined);
    const fresh = new Map(found.map(({ mentee, desired }) => [mentee.id, desired]));
    const touched = found.flatMap(({ diff }) => [...diff.moved, ...diff.changed, ...diff.dropped, ...diff.revived]);
    return {
      ...(await promptsAhead(participant, plan, fresh, ports, now)),
      participant,
      touched: new Set(touched.map(({ is }) => is.id)),
    };
  }

  return async (id) => {
    const year = await yearOf(id);
    if (!year) return undefined;
    const concerned = await Promise.all([year.mentee, ...year.mentors].map(personOf));
    return { year, people: concerned, news: await newsAhead(year, concerned, ports, now) };
  };
}

/** What was asked for before, while there is room for it. */
function kept<Value>(known: Map<string, Value>, id: string, make: () => Value): Value {
  const before = known.get(id);
  if (before !== undefined) return before;
  if (known.size >= mostKept) known.clear();
  const made = make();
  known.set(id, made);
  return made;
}
