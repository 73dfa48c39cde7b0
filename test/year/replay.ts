import { cycleOf } from "#shared/calendar/cycle.ts";
import { planYear } from "#shared/calendar/plan.ts";
import { inRole, type Mentorship } from "#shared/domain/mentorship.ts";
import { FactName, type Facts, MilestoneName, type Participant } from "#shared/domain/participant.ts";
import { dayIn, instantOf } from "#shared/domain/time.ts";
import type { Touchpoint } from "#shared/domain/touchpoint.ts";
import type { Observed } from "./observed.ts";

/** The year as it stood at any instant, made anew from what people did: nothing the sender wrote is asked. */
export function createReplay(year: Observed) {
  const { programme, playbook, diary } = year;
  const emails = new Map(year.persons.map(({ id, email }) => [id, email]));
  const byPerson = new Map(year.participants.map((participant) => [participant.person, participant]));
  const deeds = Map.groupBy(diary, ({ who }) => who);
  const of = (person: string, at: string) =>
    (deeds.get(emails.get(person) ?? "") ?? []).filter((deed) => deed.at <= at);

  function factsAt(person: string, at: string): Record<string, Facts> {
    const facts: Record<string, Facts> = {};
    for (const deed of of(person, at).filter(({ did }) => did === "fact")) {
      const [name, value] = deed.what.split(".");
      const cycle = cycleOf(dayIn(programme.zone, instantOf(deed.at)), playbook);
      facts[cycle] = { ...facts[cycle], [FactName.parse(name)]: value === "yes" };
    }
    return facts;
  }

  function participantAt(participant: Participant, at: string): Participant {
    const milestones = of(participant.person, at)
      .filter(({ did }) => did === "milestone")
      .map(({ what }) => what.split(" "))
      .map(([name, date]) => [MilestoneName.parse(name), date]);
    return { ...participant, facts: factsAt(participant.person, at), milestones: Object.fromEntries(milestones) };
  }

  /** Mentorships somebody was in at that instant, as they were then. */
  function mentorshipsAt(person: string, at: string): Mentorship[] {
    return year.mentorships
      .filter(({ startedAt, endedAt }) => startedAt <= at && (endedAt === undefined || endedAt > at))
      .filter(({ members }) => members.some((member) => member.person === person))
      .map(({ lastTalk: _, ...one }) => {
        const lastTalk = lastTalkAt(one, at);
        const members = one.members.map(({ until, ...member }) => member);
        return { ...one, state: "active", members, ...(lastTalk && { lastTalk }) };
      });
  }

  /** The last day on which one of the two said by then that they had met. */
  function lastTalkAt({ members, startedAt }: Pick<Mentorship, "members" | "startedAt">, at: string) {
    return members
      .flatMap(({ person }) => of(person, at))
      .filter(({ did, what, at: when }) => did === "answered" && what.startsWith("met ") && when >= startedAt)
      .map(({ at: when }) => dayIn(programme.zone, instantOf(when)).toString())
      .sort()
      .at(-1);
  }

  /**
   * The calendar one mentee should have had at that instant, planned from nothing but the answers given by then and what
   * such calendars had called for before (`told`): what recurs goes on from there.
   */
  function planAt(mentee: Participant, at: string, told: ReadonlyMap<string, Touchpoint>): Touchpoint[] {
    const known = new Set(
      diary.filter(({ did, at: when }) => did === "key-date" && when <= at).map(({ what }) => what.split(" ")[0]),
    );
    const mentorships = mentorshipsAt(mentee.person, at).map((mentorship) => ({
      mentorship,
      mentors: inRole(mentorship, "mentor").flatMap((person) => {
        const mentor = byPerson.get(person);
        return mentor ? participantAt(mentor, at) : [];
      }),
    }));
    const answered = year.touchpoints.filter(
      ({ participant, answeredAt }) => participant === mentee.id && answeredAt !== undefined && answeredAt <= at,
    );
    const keyDates = year.keyDates.filter(({ name }) => known.has(name));
    const stored = [...new Map([...told.values(), ...answered].map((one) => [one.id, one])).values()];
    const input = { programme, playbook, keyDates, mentee: participantAt(mentee, at), mentorships, stored };
    return planYear({ ...input, sent: new Set(told.keys()) }, instantOf(at));
  }

  /** Instants at which something happened that a mentee's calendar is made from. */
  function changesOf(mentee: Participant): string[] {
    const own = year.mentorships.filter(({ members }) =>
      members.some((one) => one.person === mentee.person && one.role === "mentee"),
    );
    const people = [mentee.person, ...own.flatMap(({ members }) => members.map(({ person }) => person))];
    const matters = new Set(["fact", "milestone", "answered", "zone"]);
    const said = [...new Set(people)].flatMap((person) => of(person, year.to).filter(({ did }) => matters.has(did)));
    const dates = diary.filter(({ did }) => did === "key-date");
    const spans = own.flatMap(({ startedAt, endedAt }) => [startedAt, ...(endedAt === undefined ? [] : [endedAt])]);
    return [...new Set([...said, ...dates].map(({ at }) => at).concat(spans))].sort();
  }

  /** Where somebody lived at that instant. */
  function zoneAt(person: string, at: string): string {
    const moves = (deeds.get(emails.get(person) ?? "") ?? []).filter(({ did }) => did === "zone");
    const now = year.persons.find(({ id }) => id === person)?.zone ?? programme.zone;
    const before = moves.filter((move) => move.at <= at).at(-1);
    // `Europe/London from America/Los_Angeles`
    const [to, first] = [before?.what.split(" from ")[0], moves[0]?.what.split(" from ")[1]];
    return to ?? first ?? now;
  }

  return { byPerson, factsAt, mentorshipsAt, planAt, changesOf, zoneAt };
}
