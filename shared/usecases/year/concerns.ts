import { type Concern, promptId } from "../../calendar/messages.ts";
import { isElsewhere } from "../../domain/elsewhere.ts";
import { asMentorMayKnow } from "../../domain/mentors-part.ts";
import { everInRole, inRole, type Mentorship } from "../../domain/mentorship.ts";
import { type Participant, participantId } from "../../domain/participant.ts";
import { pausesOn } from "../../domain/pause.ts";
import type { Profile } from "../../domain/profile.ts";
import type { Touchpoint } from "../../domain/touchpoint.ts";
import type { Ports } from "../ports.ts";
import { isAboutApplications, isKeptFrom, withoutApplications } from "./match-guard.ts";

/** A touchpoint that concerns a person, and the people on the other side of it. */
export interface PersonConcern extends Concern {
  /** Person ids: the mentors of a mentee, or the one mentee of a mentor. */
  readonly others: readonly string[];
}

/**
 * Everything in anybody's year that concerns this participant: their own calendar as a mentee, and the calendars of
 * those they mentor or mentored, as far as a mentor may know of them: it is from here that pages, data, feeds and mail
 * have it. `fresh` stands in for calendars that were just planned and not read again.
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
  const [own, apart] = await Promise.all([
    participant.role === "mentor" ? [] : calendar(participant.id),
    keptApart(mentorships, ports),
  ]);
  const concerns: PersonConcern[] = own.map((touchpoint) => ({
    touchpoint,
    side: "mentee",
    others: isAboutApplications(touchpoint) ? mentorsFor(touchpoint, person, mentorships, apart) : mentors,
  }));

  for (const mentorship of mentorships) {
    const mine = spanAs("mentor", mentorship, person);
    if (!mine) continue;
    // In a pair that swapped roles, one's own year is none of one's mentee's.
    for (const mentee of everInRole(mentorship, "mentee").filter((one) => one !== person)) {
      const [touchpoints, elsewhere] = [await calendar(participantId(programme, mentee)), apart.get(mentee)];
      const kept = touchpoints.filter((one) => isKeptFrom(one, mentorship.id, elsewhere));
      const told = await toldOf(participant, kept, ports);
      const span = both(mine, spanAs("mentee", mentorship, mentee));
      concerns.push(
        ...touchpoints.map((one): PersonConcern => {
          const reaching = withoutApplications(one, mentorship.id, elsewhere, told.has(one.id));
          const [touchpoint, rest] = [asMentorMayKnow(reaching), restOf(mentorship, participant, one)];
          return { touchpoint, side: "mentor", ...span, others: [mentee], ...rest };
        }),
      );
    }
  }
  return concerns;
}

/** The pause a mentor's prompt would fall into: their own, or that of a mentorship that rests while its mentee's year goes on. */
function restOf(mentorship: Mentorship, { pause }: Participant, { date }: Touchpoint): Pick<Concern, "pause"> {
  const rest = pausesOn(mentorship.pause, date) ? mentorship.pause : pause;
  return rest === undefined ? {} : { pause: rest };
}

/** Ids of those touchpoints of which somebody has had the prompt. */
async function toldOf(
  { person, programme }: Participant,
  some: readonly Touchpoint[],
  { store }: Pick<Ports, "store">,
): Promise<ReadonlySet<string>> {
  if (some.length === 0) return new Set();
  const ids = some.map(({ key, occurrence }) => promptId(person, programme, key, occurrence));
  const sent = (await store.getMany("message", [...new Set(ids)])).filter(({ state }) => state === "SENT");
  return new Set(sent.flatMap(({ about }) => about));
}

type Apart = ReadonlyMap<string, Profile["elsewhere"]>;

/** What mentees keep out of their mentorships, by mentee. */
async function keptApart(mentorships: readonly Mentorship[], { store }: Pick<Ports, "store">): Promise<Apart> {
  const mentees = new Set(mentorships.flatMap((one) => everInRole(one, "mentee")));
  const profiles = await store.getMany("profile", [...mentees]);
  return new Map(profiles.map(({ id, elsewhere }) => [id, elsewhere]));
}

/** The mentors with whom a mentee talks about applications. */
function mentorsFor(
  { occurrence }: Touchpoint,
  mentee: string,
  mentorships: readonly Mentorship[],
  apart: Apart,
): string[] {
  return mentorships
    .filter((one) => one.state === "active" && inRole(one, "mentee").includes(mentee))
    .filter((one) => !isElsewhere(apart.get(mentee), one.id, occurrence))
    .flatMap((one) => inRole(one, "mentor"));
}

type Span = Pick<Concern, "since" | "until">;

/** From when until when somebody has a role in it; however often roles were swapped, all of it is one time. */
function spanAs(role: "mentor" | "mentee", { members }: Mentorship, person: string): Span | undefined {
  const theirs = members.filter((member) => member.person === person && member.role === role);
  const [first] = theirs;
  const present = theirs.find(({ until }) => until === undefined);
  return first && { since: first.since, until: (present ?? theirs.at(-1))?.until };
}

/** The time two people have in common in it: in a group one may join later, and another leave before it ends. */
function both(mine: Span, theirs: Span | undefined): Span {
  if (theirs === undefined) return mine;
  const [, since = ""] = [mine.since ?? "", theirs.since ?? ""].sort();
  const [until] = [mine.until, theirs.until].filter((day) => day !== undefined).sort();
  return { since, until };
}
