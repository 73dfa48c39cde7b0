import { mayMentor, type Participant } from "../../../domain/participant.ts";
import { safeName } from "../../../view/words.ts";
import type { Page, Ports } from "../../ports.ts";

/** Mentors a page offers to choose from. */
const mostFound = 50;
/** People of a programme looked through for a name: more take longer than anybody waits for a page. */
const mostLooked = 5_000;
/** Read together. */
const some = 1_000;

/** An approved mentor by their name. */
export interface NamedMentor {
  readonly id: string;
  readonly name: string;
}

/**
 * Approved, active mentors of a programme whose name has these letters in it, whatever their case and accents. `all` is
 * false where there are more people than are looked through, or more found than a page offers.
 */
export async function namedMentors(
  programme: string,
  typed: string,
  { store }: Pick<Ports, "store">,
): Promise<{ readonly found: readonly NamedMentor[]; readonly all: boolean }> {
  const wanted = plain(typed);
  const found: NamedMentor[] = [];
  let looked = 0;
  let cursor: string | undefined;
  do {
    const page: Page<Participant> = await store.list("participant", programme, {
      state: "active",
      cursor,
      limit: some,
    });
    looked += page.items.length;
    cursor = page.cursor;
    const mentors = page.items.filter(mayMentor).map(({ person }) => person);
    for (const { id, name } of await store.getMany("person", mentors))
      if (plain(name).includes(wanted)) found.push({ id, name: safeName(name) });
  } while (cursor !== undefined && looked < mostLooked && found.length <= mostFound);
  const first = (one: NamedMentor, other: NamedMentor) =>
    `${one.name} ${one.id}` < `${other.name} ${other.id}` ? -1 : 1;
  return {
    found: found.sort(first).slice(0, mostFound),
    all: cursor === undefined && found.length <= mostFound,
  };
}

function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
