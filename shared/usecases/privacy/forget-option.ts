import type { Erasure } from "../../domain/erasure.ts";
import { ofRound } from "../../domain/explanation.ts";
import type { Option } from "../../domain/option.ts";
import type { Participant } from "../../domain/participant.ts";
import type { Change, Ports } from "../ports.ts";
import { retried } from "../retried.ts";

/** What somebody said before a round, where they were asked. */
export async function optionOf(
  { choosing, person }: Pick<Participant, "choosing" | "person">,
  { store }: Pick<Ports, "store">,
): Promise<Option | undefined> {
  return choosing === undefined ? undefined : store.get("option", ofRound(choosing.round, person));
}

/** Removes whom somebody could choose among with what they said, and what others said of them. */
export async function forgetOption(participant: Participant, { store }: Pick<Ports, "store">): Promise<void> {
  const own = await optionOf(participant, { store });
  if (own === undefined) return;
  const { person, round } = own;
  for (const other of [...own.mentors, ...own.mentees]) await forgetIn(ofRound(round, other.person), person, { store });
  await retried(async () => {
    const remove = await store.get("option", own.id);
    const change: Change[] = remove === undefined ? [] : [{ kind: "option", remove }];
    if (change.length > 0) await store.commit(change);
  });
}

/** People read at a time. */
const atOnce = 200;

/**
 * Takes an erased person out of what everybody of their programmes said before a round: those who would rather not be
 * paired with them said so perhaps years ago, and no list of today leads there. In the night's housekeeping.
 */
export async function forgetInOptions({ id, participants }: Erasure, { store }: Pick<Ports, "store">): Promise<void> {
  for (const programme of new Set(participants.map((one) => one.split(".")[0] ?? ""))) {
    let cursor: string | undefined;
    do {
      const page = await store.list("participant", programme, { cursor, limit: atOnce });
      const ids = page.items.flatMap(({ choosing, person }) =>
        choosing === undefined ? [] : [ofRound(choosing.round, person)],
      );
      const naming = (await store.getMany("option", ids)).filter((option) => without(option, id) !== undefined);
      for (const option of naming) await forgetIn(option.id, id, { store });
      cursor = page.cursor;
    } while (cursor !== undefined);
  }
}

async function forgetIn(option: string, person: string, { store }: Pick<Ports, "store">): Promise<void> {
  await retried(async () => {
    const theirs = await store.get("option", option);
    const next = theirs && without(theirs, person);
    if (next !== undefined) await store.commit([{ kind: "option", put: next }]);
  });
}

function without(option: Option, person: string): Option | undefined {
  const others = (list: Option["mentors"]) => list.filter((one) => one.person !== person);
  const next = {
    ...option,
    mentors: others(option.mentors),
    mentees: others(option.mentees),
    apart: option.apart.filter((one) => one !== person),
  };
  const fewer = [next.mentors, next.mentees, next.apart].flat().length;
  return fewer < [option.mentors, option.mentees, option.apart].flat().length ? next : undefined;
}

/** What somebody said before a round, of how many people; whom they chose among stays unsaid: names are others'. */
export function ownOption({ id, programme, round, mentors, mentees, calls, answeredAt }: Option) {
  const said = (list: Option["mentors"]) => list.flatMap(({ says }) => says ?? []);
  return { id, programme, round, calls, answeredAt, said: [...said(mentors), ...said(mentees)] };
}
