import type { Temporal } from "temporal-polyfill";
import { Problem } from "../../domain/errors.ts";
import { derivedId } from "../../domain/ids.ts";
import type { Round } from "../../domain/round.ts";
import { instantText } from "../../domain/time.ts";
import { audit } from "../audit.ts";
import { mustRun, unchangedSince } from "../coordinators/allowed.ts";
import type { Reply, RequestOf } from "../http.ts";
import type { Ports } from "../ports.ts";
import { retried } from "../retried.ts";
import { choosingIn } from "./choosing/decide-rounds.ts";
import { isOutdated, roundOf, steady } from "./desk/round-of.ts";
import { requestedRound } from "./rounds-due.ts";

type RoundPorts = Pick<Ports, "store" | "bus">;

/** Asks for a round. It is computed in the background; the address in `status` tells how far it is. */
export async function startRound(
  request: RequestOf<"startRound">,
  ports: RoundPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const { programme } = request.parameters;
  const caller = mustRun(request, programme);
  if (!(await ports.store.get("programme", programme))) throw new Problem("not-found", "There is no such programme.");
  const id = derivedId("rnd", programme, request.idempotencyKey ?? instantText(now));
  const known = await ports.store.get("round", id);
  if (!known) {
    await mustNotChoose(programme, ports);
    const round = requestedRound(id, programme, request.body.publish, caller.id, now);
    await ports.store.commit([{ kind: "round", put: round }, audit(id, caller.id, "round-requested", "", now)]);
  }
  await compute(id, programme, ports);
  return accepted(programme, id);
}

/** While people choose, no other round begins. @throws Problem in words. */
async function mustNotChoose(id: string, ports: RoundPorts): Promise<void> {
  if ((await choosingIn({ id }, ports)).length > 0)
    throw new Problem("conflict", "People are choosing for the round before.", [], "problem.choosing");
}

/**
 * Publishes a round, computed or not: one flag. The mentors are asked at once; while people choose, it is decided now
 * by what they have said. Publishing it again changes nothing.
 */
export async function publishRound(
  request: RequestOf<"publishRound">,
  ports: RoundPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const { programme } = request.parameters;
  const caller = mustRun(request, programme);
  const id = await retried(async () => {
    const round = await roundOf(request.parameters, ports);
    if (round.state === "published" || round.state === "empty") return round.id;
    if (round.state === "choosing") return closeChoosing(round, request, caller.id, ports, now);
    if (round.publish) return round.id;
    unchangedSince(request, steady(round).version);
    if (await isOutdated(round, ports))
      throw new Problem("conflict", "A newer round has replaced this draft.", [], "problem.no-draft");
    const state = round.state === "draft" ? "published" : round.state;
    await ports.store.commit([
      { kind: "round", put: { ...round, publish: true, state } },
      audit(round.id, caller.id, "round-published", "", now),
    ]);
    return round.id;
  });
  await compute(id, programme, ports);
  return accepted(programme, id);
}

/** Decides before the day: whoever has said nothing has no preference. */
async function closeChoosing(
  round: Round,
  request: RequestOf<"publishRound">,
  by: string,
  { store }: RoundPorts,
  now: Temporal.Instant,
): Promise<string> {
  const at = instantText(now);
  if (round.choosingUntil !== undefined && round.choosingUntil <= at) return round.id;
  unchangedSince(request, round.version);
  await store.commit([
    { kind: "round", put: { ...round, publish: true, choosingUntil: at } },
    audit(round.id, by, "choosing-closed", "", now),
  ]);
  return round.id;
}

/** Wakes the match job for this round; were the event lost, it would find the round tomorrow. */
function compute(round: string, programme: string, ports: RoundPorts): Promise<void> {
  return ports.bus.publish("JobRequested", { job: "match", run: round, dryRun: false, programme, round });
}

function accepted(programme: string, id: string): Reply {
  const status = `/admin/programmes/${programme}/rounds/${id}`;
  return { status: 202, json: { id, status }, headers: { location: status } };
}
