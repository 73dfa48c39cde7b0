import type { PeopleQuery } from "../../contracts/desk/people-requests.ts";
import { type Participant, participantId } from "../../domain/participant.ts";
import { EmailAddress } from "../../domain/person.ts";
import { standing } from "../../domain/standing.ts";
import { mentoredIn } from "../../domain/waiting.ts";
import type { Page, Ports } from "../ports.ts";
import { isVeiled } from "./person-known.ts";

type FindPorts = Pick<Ports, "store" | "addresses">;
type Narrowed = Pick<PeopleQuery, "state" | "role" | "waiting" | "q" | "cursor" | "limit">;

/** Participants looked at for one page, whatever is found among them: a page must not take as long as there are people. */
const mostLooked = 1000;
/** Looked at together: their names are one batch read. */
const chunk = 100;

/** A page of participants. */
export interface Found extends Page<Participant> {
  /** How many were looked at, where that says more than how many were found. */
  readonly looked?: number | undefined;
}

/**
 * Participants of a programme, narrowed. By address: at once, from its keyed hash. By member number or a part of a name:
 * those next in the list, a thousand at most; the cursor leads on. A narrowed page may hold a few more than `limit`.
 */
export async function findParticipants(programme: string, query: Narrowed, ports: FindPorts): Promise<Found> {
  const { q, role, waiting } = query;
  if (q?.includes("@")) return { items: (await byAddress(programme, q, ports)).filter((one) => fits(one, query)) };
  if (q === undefined && role === undefined && waiting === undefined)
    return ports.store.list("participant", programme, query);
  return walk(programme, query, ports);
}

async function byAddress(programme: string, typed: string, { store, addresses }: FindPorts): Promise<Participant[]> {
  const address = EmailAddress.safeParse(typed);
  const claim = address.success ? await store.get("email", await addresses.hash(address.data)) : undefined;
  const participant = claim && (await store.get("participant", participantId(programme, claim.person)));
  // Whose address it is, or that two addresses are one person's, nobody learns by trying.
  return participant && !isVeiled(participant, await store.get("person", claim.person)) ? [participant] : [];
}

async function walk(programme: string, query: Narrowed, ports: FindPorts): Promise<Found> {
  const items: Participant[] = [];
  let looked = 0;
  const next = (cursor: string | undefined) =>
    ports.store.list("participant", programme, { state: query.state, cursor, limit: chunk });
  let page: Page<Participant> | undefined = await next(query.cursor);
  let cursor: string | undefined;
  while (page !== undefined) {
    looked += page.items.length;
    cursor = page.cursor;
    const goesOn: boolean = cursor !== undefined && looked < mostLooked && items.length < query.limit;
    const [some, following]: [Participant[], Page<Participant> | undefined] = await Promise.all([
      fitting(page.items, query, ports),
      // Read ahead: whether it is needed shows when these are known.
      goesOn ? next(cursor) : undefined,
    ]);
    items.push(...some);
    page = items.length < query.limit ? following : undefined;
  }
  return { items, cursor, looked };
}

async function fitting(items: readonly Participant[], query: Narrowed, ports: FindPorts): Promise<Participant[]> {
  const some = await waitingAmong(
    items.filter((one) => fits(one, query)),
    query.waiting,
    ports,
  );
  const { q } = query;
  if (q === undefined) return some;
  const [wanted, ids] = [plain(q), some.map(({ person }) => person)];
  const people = new Map((await ports.store.getMany("person", ids)).map((one) => [one.id, one]));
  return some.filter((one) => {
    const person = people.get(one.person);
    const isNamed = person !== undefined && !isVeiled(one, person) && plain(person.name).includes(wanted);
    return isNamed || (one.memberNumber !== undefined && plain(one.memberNumber) === wanted);
  });
}

function fits(participant: Participant, { role, state }: Narrowed): boolean {
  if (role !== undefined && participant.role !== role) return false;
  return state === undefined || state === "" || standing(participant) === state;
}

/** Those without a mentor. What fills their places matters only for who is both. */
async function waitingAmong(
  items: readonly Participant[],
  waiting: "yes" | undefined,
  { store }: Pick<Ports, "store">,
): Promise<Participant[]> {
  if (waiting === undefined) return [...items];
  const mentees = items.filter(({ role, state }) => role !== "mentor" && state === "active");
  const both = mentees.filter(({ role, mentorships }) => role === "both" && mentorships.length > 0);
  const loads = await store.getMany(
    "load",
    both.map(({ person }) => person),
  );
  const loadOf = new Map(loads.map((load) => [load.id, load]));
  return mentees.filter((one) => mentoredIn(one, loadOf.get(one.person)).length === 0);
}

/** Text as people look for it: without case and accents. */
function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
