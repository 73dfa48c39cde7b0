import type { PersonMail } from "../../console/person-model.ts";
import type { Participant } from "../../domain/participant.ts";
import type { Touchpoint } from "../../domain/touchpoint.ts";
import type { Ports } from "../ports.ts";
import { mailEntry, newestFirst } from "../privacy/privacy.ts";
import type { PersonConcern } from "../year/concerns.ts";
import { explainedIn } from "../year/explained.ts";

/** Lines of one page. */
const perPage = 50;

/** A page of a list, counted from 0, and how many pages there are. */
export function pageOf<Item>(all: readonly Item[], page: number): { items: Item[]; pages: number } {
  return {
    items: all.slice(page * perPage, (page + 1) * perPage),
    pages: Math.max(1, Math.ceil(all.length / perPage)),
  };
}

/** Every mail to somebody in a programme, prompts with how they came about, the latest first: their number is bounded by what a person may be sent. */
export async function mailsOf(
  person: string,
  programme: string,
  concerns: readonly PersonConcern[],
  { store }: Pick<Ports, "store">,
): Promise<PersonMail[]> {
  const messages = await store.ofPerson("message", person);
  return messages
    .filter((one) => one.programme === programme)
    .map((message) => ({
      ...mailEntry(message),
      explained: explainedIn(concerns, message).map((one) => ({ ...one, mentor: false })),
      ...{ id: message.id, history: message.history, possibleDuplicate: message.possibleDuplicate },
    }))
    .sort(newestFirst);
}

/** A mentee's year, touchpoint by touchpoint, the latest first; empty for who is a mentor only. */
export async function yearOf(participant: Participant, { store }: Pick<Ports, "store">): Promise<Touchpoint[]> {
  if (participant.role === "mentor") return [];
  const touchpoints = await store.partsOf("touchpoint", participant.id);
  return touchpoints.sort((one, other) => (one.date < other.date ? 1 : -1));
}
