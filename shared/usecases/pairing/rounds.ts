import type { Temporal } from "temporal-polyfill";
import { Problem } from "../../domain/errors.ts";
import { derivedId } from "../../domain/ids.ts";
import type { Round } from "../../domain/round.ts";
import { instantText } from "../../domain/time.ts";
import { audit } from "../audit.ts";
import { mustRun } from "../coordinators/allowed.ts";
import { everything } from "../everything.ts";
import type { Reply, RequestOf } from "../http.ts";
import type { Ports } from "../ports.ts";
import { retried } from "../retried.ts";
import { requestedRound } from "./match.ts";

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
    const round = requestedRound(id, programme, request.body.publish, caller.id, now);
    await ports.store.commit([{ kind: "round", put: round }, audit(id, caller.id, "round-requested", "", now)]);
  }
  await compute(id, programme, ports);
  return accepted(programme, id);
}

/** A round with its suggested pairings. */
export async function showRound(request: RequestOf<"showRound">, ports: RoundPorts): Promise<Reply> {
  const { programme } = request.parameters;
  mustRun(request, programme);
  const round = await roundOf(request.parameters, ports);
  const proposals = (await everything(ports, "proposal", programme)).filter((proposal) => proposal.round === round.id);
  return { status: 200, json: { ...round, proposals } };
}

/** Publishes a round, computed or not: one flag. The mentors are asked at once. */
export async function publishRound(
  request: RequestOf<"publishRound">,
  ports: RoundPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const { programme } = request.parameters;
  const caller = mustRun(request, programme);
  const id = await retried(async () => {
    const round = await roundOf(request.parameters, ports);
    if (round.state === "published" || round.state === "empty" || round.publish) return round.id;
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

async function roundOf(
  { programme, round: id }: { programme: string; round: string },
  ports: RoundPorts,
): Promise<Round> {
  const round = await ports.store.get("round", id);
  if (round?.programme !== programme) throw new Problem("not-found", "There is no such round.");
  return round;
}

/** Wakes the match job for this round; were the event lost, it would find the round tomorrow. */
function compute(round: string, programme: string, ports: RoundPorts): Promise<void> {
  return ports.bus.publish("JobRequested", { job: "match", run: round, dryRun: false, programme, round });
}

function accepted(programme: string, id: string): Reply {
  const status = `/admin/programmes/${programme}/rounds/${id}`;
  return { status: 202, json: { id, status }, headers: { location: status } };
}
