import type { FindMentors } from "../../contracts/mentor-requests.ts";
import type { Participant } from "../../domain/participant.ts";
import type { Person } from "../../domain/person.ts";
import type { Profile } from "../../domain/profile.ts";
import { type Translate, translator } from "../../locales/translate.ts";
import type { MentorWords } from "../../pages/mentors-model.ts";
import type { Ports } from "../ports.ts";
import { offerKey } from "./mentors-offered.ts";

/** Mentors on one page. */
const pageSize = 20;

export interface Found {
  readonly mentors: MentorWords[];
  /** Behind whom the next page begins; undefined on the last. */
  readonly after: string | undefined;
}

/**
 * One page of the mentors offered, narrowed by topic, stage and words. Names and profiles are read for this page only,
 * and for everybody where words are looked for: two batch reads for each hundred.
 */
export async function findMentors(
  offered: readonly Participant[],
  mentee: Participant,
  { topic, stage, text, after }: Pick<FindMentors, "topic" | "stage" | "text" | "after">,
  locale: Person["locale"],
  ports: Pick<Ports, "store">,
): Promise<Found> {
  const fitting = offered.filter(
    (one) =>
      (topic === undefined || one.topics.includes(topic)) &&
      (stage === undefined || one.stage === stage) &&
      (after === undefined || offerKey(mentee, one) > after),
  );
  const t = translator(locale);
  if (text === undefined) {
    const mentors = await wordsOf(fitting.slice(0, pageSize), ports);
    return { mentors, after: cursorAt(fitting, mentee) };
  }
  const wanted = plain(text).split(/\s+/);
  const words = new Map((await wordsOf(fitting, ports)).map((one) => [one.id, one]));
  const matching = fitting.filter(({ person }) => {
    const mentor = words.get(person);
    return mentor !== undefined && wanted.every((word) => searchable(t, mentor).includes(word));
  });
  const mentors = matching.slice(0, pageSize).flatMap(({ person }) => words.get(person) ?? []);
  return { mentors, after: cursorAt(matching, mentee) };
}

/** What others may see of these mentors, in the same order. Who is gone is left out. */
export async function wordsOf(mentors: readonly Participant[], ports: Pick<Ports, "store">): Promise<MentorWords[]> {
  const ids = mentors.map(({ person }) => person);
  const [persons, profiles] = await Promise.all([
    ports.store.getMany("person", ids),
    ports.store.getMany("profile", ids),
  ]);
  const personOf = new Map(persons.map((one) => [one.id, one]));
  const profileOf = new Map(profiles.map((one) => [one.id, one]));
  return mentors.flatMap(({ person, stage, topics }) => {
    const { name } = personOf.get(person) ?? {};
    return name === undefined ? [] : [{ id: person, name, stage, topics, ...shown(profileOf.get(person)) }];
  });
}

/** What helps to choose, of all that a profile holds: the rest is for suggesting only, or for nobody. */
function shown(profile: Profile | undefined) {
  const { work, profession, discipline, sector, region, languages, selectsResidents } = profile ?? {};
  return { work, profession, discipline, sector, region, languages, selectsResidents };
}

function cursorAt(fitting: readonly Participant[], mentee: Participant): string | undefined {
  const last = fitting[pageSize - 1];
  return last !== undefined && fitting.length > pageSize ? offerKey(mentee, last) : undefined;
}

/** Everything of a mentor that words are looked for in. */
function searchable(t: Translate, { name, work, region, discipline, profession }: MentorWords): string {
  const named = [discipline && t(`discipline.${discipline}`), profession && t(`profession.${profession}`)];
  return plain([name, work, region, ...named].filter((one) => one !== undefined).join(" "));
}

/** Small letters without accents: people type names as they can. */
function plain(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase().trim();
}
