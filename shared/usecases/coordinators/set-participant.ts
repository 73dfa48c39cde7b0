import type { Temporal } from "temporal-polyfill";
import { PersonQuery } from "../../contracts/desk/people-requests.ts";
import { Problem } from "../../domain/errors.ts";
import { participantId } from "../../domain/participant.ts";
import { audit } from "../audit.ts";
import type { RefusedRequest, Reply, RequestOf } from "../http.ts";
import type { Ports } from "../ports.ts";
import { retried } from "../retried.ts";
import { planMentee } from "../year/plan-mentee.ts";
import { mustRun, unchangedSince } from "./allowed.ts";
import { showPerson } from "./person.ts";
import { shownPart } from "./person-known.ts";
import { tellRelation } from "./tell-relation.ts";

/** Sets the cohort somebody belongs to: a pause of it counts for them from now on. Or notes a tie to somebody else. */
export async function setParticipant(
  request: RequestOf<"setParticipant">,
  ports: Pick<Ports, "store" | "queue" | "zones" | "addresses">,
  now: Temporal.Instant,
): Promise<Reply> {
  const { programme, person } = request.parameters;
  const caller = mustRun(request, programme);
  const id = participantId(programme, person);
  if (request.body.about !== "cohort") {
    const found = await participantOf(id, ports);
    await tellRelation(found, request.body, caller.id, ports, now);
    return { status: 200, json: shownPart(found), version: found.version };
  }
  const { cohort } = request.body;
  await retried(async () => {
    const found = await participantOf(id, ports);
    if (found.cohort === cohort) return;
    unchangedSince(request, found.version);
    await ports.store.commit([
      { kind: "participant", put: { ...found, cohort } },
      audit(id, caller.id, "cohort-set", cohort ?? "", now),
    ]);
  });
  await ports.queue.hint((await planMentee(id, ports, now)).hints);
  const saved = await participantOf(id, ports);
  return { status: 200, json: shownPart(saved), version: saved.version };
}

async function participantOf(id: string, { store }: Pick<Ports, "store">) {
  const found = await store.get("participant", id);
  if (!found) throw new Problem("not-found", "There is no such participant.");
  return found;
}

/** The person's page again, with what is wrong with the name of the cohort, or with the tie. */
export async function participantRefused(
  request: RefusedRequest<"setParticipant">,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<Reply> {
  const { cohort, as, email, about } = request.typed;
  const text = (value: unknown) => (typeof value === "string" ? value.slice(0, 300) : "");
  const errors = request.errors.map(({ field }) => field);
  const typed =
    about === "relation"
      ? { relationTyped: { as: text(as), email: text(email), errors } }
      : { cohortTyped: text(cohort).slice(0, 60) };
  const shown = await showPerson({ ...request, query: PersonQuery.parse({}), body: undefined }, ports, now, typed);
  return { ...shown, status: 400, json: undefined };
}
