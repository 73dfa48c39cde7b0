import { type PeopleRow, peoplePage } from "../../console/people.tsx";
import type { Participant } from "../../domain/participant.ts";
import { standing } from "../../domain/standing.ts";
import type { Reply, RequestOf } from "../http.ts";
import { pageLanguage } from "../language.ts";
import type { Ports } from "../ports.ts";
import { mustRun } from "./allowed.ts";
import { findParticipants } from "./participants-found.ts";
import { isVeiled, shownPart } from "./person-known.ts";

/** A programme's participants, a page at a time, with their names on the page; `state=applied` lists mentors to vet. */
export async function listParticipants(
  request: RequestOf<"listParticipants">,
  ports: Pick<Ports, "store" | "addresses">,
): Promise<Reply> {
  const { programme: id } = request.parameters;
  mustRun(request, id);
  const { query } = request;
  const [programme, { items, cursor = null, looked }] = await Promise.all([
    ports.store.get("programme", id),
    findParticipants(id, query, ports),
  ]);
  const html = peoplePage({
    locale: pageLanguage(request, undefined, programme),
    programme: { id, name: programme?.name ?? id },
    done: query.done,
    rows: await rowsOf(items, ports),
    asked: { q: query.q, state: query.state, role: query.role, waiting: query.waiting },
    looked,
    cursor,
    later: query.cursor !== undefined,
  });
  return { status: 200, json: { items: items.map(shownPart), cursor }, html };
}

async function rowsOf(items: readonly Participant[], { store }: Pick<Ports, "store">): Promise<PeopleRow[]> {
  const people = await store.getMany(
    "person",
    items.map(({ person }) => person),
  );
  const personOf = new Map(people.map((person) => [person.id, person]));
  return items.map((one) => ({
    person: one.person,
    name: isVeiled(one, personOf.get(one.person)) ? "" : (personOf.get(one.person)?.name ?? ""),
    role: one.role,
    stage: one.stage,
    topics: one.topics,
    stands: standing(one),
    since: one.waitingSince,
  }));
}
