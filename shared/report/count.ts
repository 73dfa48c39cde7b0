import type { Mentorship } from "../domain/mentorship.ts";
import { mayBeMentored, mayMentor, type Participant } from "../domain/participant.ts";
import type { Load } from "../domain/person.ts";
import type { Profile, Sector } from "../domain/profile.ts";
import type { Pulse } from "../domain/pulse.ts";
import { type FigureName, notSaid } from "../domain/report.ts";
import type { Touchpoint } from "../domain/touchpoint.ts";
import { mentoredIn } from "../domain/waiting.ts";
import type { Counts } from "./publish.ts";
import { pulseCounter } from "./pulse.ts";

/** Counts a programme record by record, in any order but that ended mentorships come before participants. */
export interface Counter {
  readonly mentorship: (mentorship: Mentorship) => void;
  readonly participant: (one: Participant, load: Load | undefined, profile: Profile | undefined) => void;
  readonly year: (touchpoints: readonly Pick<Touchpoint, "state">[]) => void;
  /** What somebody answered to the five questions. */
  readonly pulse: (one: Pick<Pulse, "answers">) => void;
  /** A mail that was sent. */
  readonly mail: (person: string) => void;
  readonly counts: () => Counts;
}

/** Starts counting; of the five questions what was answered before the instant `until`. People are remembered by their ids alone, and only as long as it takes. */
export function counter(until?: string): Counter {
  const figures = zeros();
  const regions = new Map<string, Map<string, number>>();
  const sectors = new Map<Sector | typeof notSaid, number>();
  const load: [number, number, number] = [0, 0, 0];
  const pulses = pulseCounter(until);
  const [formerly, reached] = [new Set<string>(), new Set<string>()];

  function asMentor({ person }: Participant, { places = 0, mentorships = [] }: Partial<Load>): void {
    figures.mentors++;
    figures.offered += Math.max(places, mentorships.length);
    figures.filled += mentorships.length;
    if (formerly.has(person)) figures.returning++;
    if (mentorships.length === 1) load[0]++;
    else if (mentorships.length === 2) load[1]++;
    else if (mentorships.length > 2) load[2]++;
  }

  function asWaiting(profile: Profile | undefined): void {
    figures.waiting++;
    const region = (profile?.region ?? "").normalize("NFKC").trim();
    count(within(regions, region === "" ? notSaid : region.toLocaleLowerCase("en")), region);
    count(sectors, profile?.sector ?? notSaid);
  }

  function asAsked({ role, facts }: Participant): void {
    const cycle = Object.keys(facts)
      .filter((one) => facts[one]?.fits !== undefined)
      .sort()
      .at(-1);
    if (cycle === undefined) return;
    const fits = facts[cycle]?.fits === true ? 1 : 0;
    const isMentor = role === "mentor";
    figures[isMentor ? "mentorsAsked" : "menteesAsked"]++;
    figures[isMentor ? "mentorsFit" : "menteesFit"] += fits;
  }

  return {
    mentorship(one) {
      if (one.state === "active") return void figures.active++;
      figures.ended++;
      for (const { person, role } of one.members) if (role === "mentor") formerly.add(person);
    },
    participant(one, itsLoad, profile) {
      if (mayMentor(one)) asMentor(one, itsLoad ?? {});
      if (mayBeMentored(one) && mentoredIn(one, itsLoad).length === 0) asWaiting(profile);
      asAsked(one);
    },
    year(touchpoints) {
      figures.met += touchpoints.filter(({ state }) => state === "done").length;
    },
    mail(person) {
      figures.mails++;
      reached.add(person);
    },
    pulse: pulses.take,
    counts: () => ({
      figures: { ...figures, reached: reached.size },
      regions: spelled(regions),
      ...{ sectors, load, pulse: pulses.counts() },
    }),
  };
}

function zeros(): Record<FigureName, number> {
  return {
    ...{ active: 0, ended: 0, met: 0, waiting: 0, mentors: 0, returning: 0, offered: 0, filled: 0 },
    ...{ mails: 0, reached: 0, menteesAsked: 0, menteesFit: 0, mentorsAsked: 0, mentorsFit: 0 },
  };
}

function within(groups: Map<string, Map<string, number>>, group: string): Map<string, number> {
  const found = groups.get(group) ?? new Map<string, number>();
  groups.set(group, found);
  return found;
}

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** Regions as most of their people write them: small and capital letters make no other region. */
function spelled(regions: ReadonlyMap<string, ReadonlyMap<string, number>>): Map<string, number> {
  return new Map(
    [...regions].map(([group, spellings]) => {
      const most = [...spellings].sort(([one, n], [other, m]) => m - n || (one < other ? -1 : 1))[0]?.[0];
      const people = [...spellings.values()].reduce((sum, one) => sum + one, 0);
      return [group === notSaid || most === undefined ? notSaid : most, people];
    }),
  );
}
