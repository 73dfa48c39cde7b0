import { type VettingModel, vettingPage } from "../../console/vetting.tsx";
import type { FieldProblem } from "../../domain/errors.ts";
import type { Participant } from "../../domain/participant.ts";
import { participantId } from "../../domain/participant.ts";
import { standing } from "../../domain/standing.ts";
import type { RefusedRequest, Reply, RequestContext, RequestOf } from "../http.ts";
import { pageLanguage } from "../language.ts";
import type { Ports } from "../ports.ts";
import { mustRun } from "./allowed.ts";
import { isVeiled, knownOf, shownPart, vettingActs } from "./person-known.ts";

type QueuePorts = Pick<Ports, "store">;

/** Whoever waits for a coordinator to decide, and whoever was asked for something: they come last. */
const [deciding, asked] = [
  ["applied", "checked", "expired"],
  ["documents", "more-information"],
] as const;
/** Mentors of one kind that are counted; there may be more. */
const most = 100;

interface Queue {
  readonly waiting: readonly Participant[];
  readonly asked: readonly Participant[];
  readonly more: boolean;
}

/** The mentor who has waited longest, with all that is known of them, or the one behind `after`. */
export async function showVetting(request: RequestOf<"showVetting">, ports: QueuePorts): Promise<Reply> {
  const { programme } = request.parameters;
  mustRun(request, programme);
  const queue = await queueOf(programme, ports);
  const mentor = await nextIn([...queue.waiting, ...queue.asked], request.query.after, ports);
  return show(request, programme, mentor, queue, { done: request.query.done }, ports);
}

/** The same mentor again, with what was typed and what is wrong with it. */
export async function vetRefused(request: RefusedRequest<"vet">, ports: QueuePorts): Promise<Reply> {
  const { programme, person } = request.parameters;
  mustRun(request, programme);
  const [queue, mentor] = await Promise.all([
    queueOf(programme, ports),
    ports.store.get("participant", participantId(programme, person)),
  ]);
  const { places, reason } = request.typed;
  const typed = { places: shown(places), reason: shown(reason) };
  return show(request, programme, mentor, queue, { errors: request.errors, typed }, ports);
}

interface Extra extends Pick<VettingModel, "done" | "typed"> {
  readonly errors?: readonly FieldProblem[] | undefined;
}

async function show(
  request: RequestContext,
  id: string,
  participant: Participant | undefined,
  queue: Queue,
  { done, typed, errors }: Extra,
  ports: QueuePorts,
): Promise<Reply> {
  const [programme, mentor] = await Promise.all([
    ports.store.get("programme", id),
    participant && mentorOf(participant, ports),
  ]);
  const counts = { waiting: queue.waiting.length, asked: queue.asked.length, more: queue.more };
  const html = vettingPage({
    locale: pageLanguage(request, undefined, programme),
    programme: { id, name: programme?.name ?? id },
    zone: programme?.zone ?? "UTC",
    months: programme?.vettingMonths,
    ...{ done, typed, errors, mentor },
    ...counts,
  });
  const status = errors === undefined ? 200 : 400;
  return { status, version: participant?.version, json: { mentor: mentor ?? null, ...counts }, html };
}

/** All there is to decide on. */
async function mentorOf(participant: Participant, ports: QueuePorts): Promise<VettingModel["mentor"]> {
  const [person, profile, load, vetting] = await Promise.all([
    ports.store.get("person", participant.person),
    ports.store.get("profile", participant.person),
    ports.store.get("load", participant.person),
    vettingActs(participant.id, ports),
  ]);
  if (!person || isVeiled(participant, person)) return undefined;
  const { credentials, work, institution } = profile ?? {};
  return {
    participant: shownPart(participant),
    person: knownOf(person),
    credentials,
    work,
    institution,
    places: load?.places ?? null,
    vetting,
  };
}

/** Mentors by what their vetting waits for, each the longest waiting first. */
async function queueOf(programme: string, { store }: QueuePorts): Promise<Queue> {
  const read = (state: string) => store.list("participant", programme, { state, limit: most });
  const [first, last] = await Promise.all([Promise.all(deciding.map(read)), Promise.all(asked.map(read))]);
  return {
    waiting: first.flatMap(({ items }) => items).sort(longestFirst),
    asked: last.flatMap(({ items }) => items).sort(longestFirst),
    more: [...first, ...last].some(({ cursor }) => cursor !== undefined),
  };
}

/** The first behind somebody, or of all. The listing may lag behind the last decision, so each is read again. */
async function nextIn(
  queue: readonly Participant[],
  after: string | undefined,
  { store }: QueuePorts,
): Promise<Participant | undefined> {
  const behind = queue.findIndex(({ person }) => person === after) + 1;
  const inTurn = [...queue.slice(behind), ...queue.slice(0, behind)].slice(0, 10);
  const now = new Map(
    (
      await store.getMany(
        "participant",
        inTurn.map(({ id }) => id),
      )
    ).map((one) => [one.id, one]),
  );
  return inTurn
    .flatMap(({ id }) => now.get(id) ?? [])
    .find((one) => [...deciding, ...asked].some((state) => state === standing(one)));
}

function longestFirst(one: Participant, other: Participant): number {
  return one.waitingSince < other.waitingSince ? -1 : 1;
}

function shown(typed: unknown): string | undefined {
  return typeof typed === "string" ? typed.slice(0, 400) : undefined;
}
