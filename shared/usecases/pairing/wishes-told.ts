import { ofRound } from "../../domain/explanation.ts";
import { keptApart, type Option, type Said } from "../../domain/option.ts";
import type { Participant } from "../../domain/participant.ts";
import { pairKey } from "../../matching/pool.ts";
import type { Ports } from "../ports.ts";

/** What a mentee's order is worth, and what each side's word after a first call is: both gladly is as good as the first choice. */
const worth = {
  first: 100,
  second: 70,
  third: 40,
  gladly: 50,
  fine: 20,
  "not-talked": 0,
  // The two are kept apart: nothing to add.
  "rather-not": 0,
} as const satisfies Record<Said, number>;

/** What people said of each other before a round. */
export interface WishesTold {
  /** By `pairKey`, up to 100; never of a pair one of whom would rather not. */
  readonly wishes: ReadonlyMap<string, number>;
  /** Pairs, whichever way round, of which one would rather not. */
  readonly apart: ReadonlySet<string>;
}

/**
 * What these people said when they were last asked to choose. What is said stays good for the next choice, too. Nobody
 * is shown any of it. One batch read for each hundred of those who were ever asked; none where nobody was.
 */
export async function wishesOf(
  participants: readonly Pick<Participant, "person" | "choosing">[],
  ports: Pick<Ports, "store">,
): Promise<WishesTold> {
  const ids = participants.flatMap(({ choosing, person }) =>
    choosing === undefined ? [] : [ofRound(choosing.round, person)],
  );
  const options = ids.length === 0 ? [] : await ports.store.getMany("option", ids);
  return wishesIn(options);
}

function wishesIn(options: readonly Option[]): WishesTold {
  const apart = new Set(
    options.flatMap((option) =>
      keptApart(option).flatMap((other) => [pairKey(option.person, other), pairKey(other, option.person)]),
    ),
  );
  const wishes = new Map<string, number>();
  const add = (key: string, says: Said | undefined) => {
    const more = says === undefined ? 0 : worth[says];
    if (more > 0 && !apart.has(key)) wishes.set(key, (wishes.get(key) ?? 0) + more);
  };
  for (const { person, mentors, mentees } of options) {
    for (const one of mentors) add(pairKey(person, one.person), one.says);
    for (const one of mentees) add(pairKey(one.person, person), one.says);
  }
  return { wishes, apart };
}
