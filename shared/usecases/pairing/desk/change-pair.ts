import type { Temporal } from "temporal-polyfill";
import { Problem } from "../../../domain/errors.ts";
import { derivedId } from "../../../domain/ids.ts";
import { instantText } from "../../../domain/time.ts";
import type { Work } from "../../../domain/work.ts";
import { mustRun, unchangedSince } from "../../coordinators/allowed.ts";
import { workOf } from "../../coordinators/show-work.ts";
import { requestWork, workAudit } from "../../coordinators/work.ts";
import type { Reply, RequestOf } from "../../http.ts";
import type { Change, Ports } from "../../ports.ts";
import { retried } from "../../retried.ts";
import { madeChange, mostAtOnce } from "./apply-pair.ts";
import { changedPairs } from "./changed-pairs.ts";
import { pairLines } from "./pair-lines.ts";
import { chosenMentor, memberOf } from "./people.ts";
import { draftOf, roundOf } from "./round-of.ts";

/** Asks what another mentor for a mentee of a draft round would cost. Nothing changes yet. */
export async function previewChange(
  request: RequestOf<"previewChange">,
  ports: Pick<Ports, "store" | "bus" | "addresses">,
  now: Temporal.Instant,
): Promise<Reply> {
  const { programme } = request.parameters;
  mustRun(request, programme);
  const round = await draftOf(request.parameters, ports);
  const { mentee, action } = request.body;
  await memberOf(programme, mentee, ports);
  const mentor = action === "leave-out" ? "" : await chosenMentor(programme, request.body, ports);
  const order = { round: round.id, version: round.version, mentee, mentor };
  const reply = await requestWork(request, { programme, kind: "pair-preview", dryRun: true, order }, ports, now);
  return at(reply, `/admin/programmes/${programme}/rounds/${round.id}/changes`);
}

/** The same answer with a page of our own to look at. */
export function at(reply: Pick<Reply, "json">, path: string): Reply {
  const { id } = idIn(reply.json);
  const status = `${path}/${id}`;
  return { status: 202, json: { id, status }, headers: { location: status } };
}

function idIn(json: unknown): { id: string } {
  if (typeof json === "object" && json !== null && "id" in json) return { id: String(json.id) };
  throw new Error("Work that was asked for has an id");
}

/** Work that looked at a change of this round. @throws Problem `not-found`. */
export async function previewOf(
  { programme, round, work: id }: { programme: string; round: string; work: string },
  ports: Pick<Ports, "store">,
): Promise<Work> {
  const work = await workOf(programme, id, ports);
  if (work.kind !== "pair-preview" || work.order["round"] !== round)
    throw new Problem("not-found", "There is no such change of this round.");
  return work;
}

/**
 * Makes a change that was looked at: the chosen pair and everybody else who changes with it, in one transaction. A change
 * of very many people is work, and shows as a whole when it is done. What a coordinator chose stays when others are
 * changed later. Making it twice is making it once.
 */
export async function applyChange(
  request: RequestOf<"applyChange">,
  ports: Pick<Ports, "store" | "bus">,
  now: Temporal.Instant,
): Promise<Reply> {
  const { programme } = request.parameters;
  const caller = mustRun(request, programme);
  const work = await previewOf(request.parameters, ports);
  const later = workOfChange(work, caller.id, now);
  const round = await retried(async () => {
    const found = await roundOf(request.parameters, ports);
    // Asked once more: what broke off goes on.
    if (found.changed === work.id || found.changing === later.id) return found;
    await draftOf(request.parameters, ports);
    unchangedSince(request, found.version);
    if (!work.dryRun || work.state !== "done" || work.summary["outcome"] !== "possible")
      throw new Problem("conflict", "This change is not possible.", [], "problem.change-impossible");
    if (found.version !== work.order["version"])
      throw new Problem("precondition-failed", "The round changed since; look anew.", [], "problem.round-changed");
    const lines = pairLines(await ports.store.partsOf("workLine", work.id));
    if (lines.length > mostAtOnce) {
      const put = { ...found, changing: later.id };
      const known = await ports.store.get("work", later.id);
      const asked: Change[] = known === undefined ? [{ kind: "work", put: later }, workAudit(later, now)] : [];
      await ports.store.commit([{ kind: "round", put }, ...asked]);
      return { ...put, version: put.version + 1 };
    }
    const { put, last } = madeChange(found, work, caller.id, now);
    await ports.store.commit([...(await changedPairs(found, lines, caller.id, ports, now)), ...last]);
    return { ...put, version: put.version + 1 };
  });
  if (round.changing !== later.id) return { status: 200, version: round.version, json: round };
  await ports.bus.publish("WorkRequested", { programme, work: later.id });
  return at({ json: { id: later.id } }, `/admin/programmes/${programme}/rounds/${round.id}/changes`);
}

/** The work that makes a change of very many people: one for each change, however often it is asked for. */
function workOfChange(preview: Work, by: string, now: Temporal.Instant): Work {
  const id = derivedId("wrk", preview.programme, "pair-changed", preview.id);
  const order = { ...preview.order, preview: preview.id };
  return {
    ...{ ...preview, id, version: 0, order, dryRun: false, state: "requested", done: 0, total: 0, summary: {} },
    ...{ requestedBy: by, requestedAt: instantText(now), finishedAt: undefined },
  };
}
