import { type Announcement, isInSegment, type Segment } from "../../../domain/announcement.ts";
import type { Locale } from "../../../domain/locale.ts";
import type { Participant } from "../../../domain/participant.ts";
import type { Person } from "../../../domain/person.ts";
import type { Ports } from "../../ports.ts";

/** Why somebody of a segment gets nothing. */
export const leftOut = ["unsubscribed", "bouncing", "complained", "unconfirmed", "paused", "left", "erased"] as const;
export type LeftOut = (typeof leftOut)[number];

/** People looked at together. */
const atOnce = 100;
/** As the listing has them: who is in, approved where they mentor; who is away; who left. */
const labels = ["active", "paused", "left"] as const;

/** Some of a segment's people, by what becomes of them. */
export interface Some {
  readonly reached: readonly Person[];
  readonly leftOut: readonly LeftOut[];
}

/** Everybody of a segment, a hundred at a time: however many there are, few are held in memory. */
export async function* everybodyIn(
  { programme, segment }: Pick<Announcement, "programme" | "segment">,
  { store }: Pick<Ports, "store">,
): AsyncGenerator<Some> {
  for (const state of labels) {
    let cursor: string | undefined;
    do {
      const page = await store.list("participant", programme, { state, cursor, limit: atOnce });
      const some = page.items.filter((participant) => isInSegment(segment, participant));
      const people = await store.getMany(
        "person",
        some.map(({ person }) => person),
      );
      yield sorted(some, new Map(people.map((person) => [person.id, person])));
      cursor = page.cursor;
    } while (cursor !== undefined);
  }
}

function sorted(participants: readonly Participant[], people: ReadonlyMap<string, Person>): Some {
  const reached: Person[] = [];
  const out: LeftOut[] = [];
  for (const { state, person } of participants) {
    const found = people.get(person);
    const reason = silenceOf(state, found);
    if (reason !== undefined) out.push(reason);
    else if (found) reached.push(found);
  }
  return { reached, leftOut: out };
}

function silenceOf(state: Participant["state"], person: Person | undefined): LeftOut | undefined {
  if (state === "left") return "left";
  if (person === undefined || person.erasing) return "erased";
  if (state === "paused") return "paused";
  if (person.addressState !== "confirmed") return person.addressState;
  return person.prompts ? undefined : "unsubscribed";
}

/** The first person of a segment, to show them the mail as it would be; nobody where the first page has none. */
export async function oneReader(
  programme: string,
  segment: Segment,
  { store }: Pick<Ports, "store">,
): Promise<Person | undefined> {
  const page = await store.list("participant", programme, { state: "active", limit: atOnce });
  const first = page.items.find((participant) => isInSegment(segment, participant));
  return first && store.get("person", first.person);
}

/** How many there are so far, in numbers a sentence can be made of. */
export class Tally {
  reached = 0;
  readonly #out = new Map<LeftOut, number>();
  readonly #languages = new Map<Locale, number>();

  /** Counts some more. */
  add({ reached, leftOut: out }: Some): void {
    this.reached += reached.length;
    for (const reason of out) this.#out.set(reason, (this.#out.get(reason) ?? 0) + 1);
    for (const { locale } of reached) this.#languages.set(locale, (this.#languages.get(locale) ?? 0) + 1);
  }

  /** Everybody counted. */
  get seen(): number {
    return this.reached + [...this.#out.values()].reduce((sum, one) => sum + one, 0);
  }

  /** Who is left out, and why. */
  get out(): { reason: LeftOut; count: number }[] {
    return leftOut.flatMap((reason) => {
      const count = this.#out.get(reason);
      return count === undefined ? [] : [{ reason, count }];
    });
  }

  /** Who reads another language than the announcement's. */
  othersThan(language: Locale): { language: Locale; count: number }[] {
    const base = (locale: Locale) => locale.slice(0, 2);
    return [...this.#languages]
      .filter(([locale]) => base(locale) !== base(language))
      .map(([locale, count]) => ({ language: locale, count }));
  }
}
