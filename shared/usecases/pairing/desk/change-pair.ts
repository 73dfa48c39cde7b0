import type { Temporal } from "temporal-polyfill";
import { Problem } from "../../../domain/errors.ts";
import type { Work } from "../../../domain/work.ts";
import { audit } from "../../audit.ts";
import { mustRun, unchangedSince } from "../../coordinators/allowed.ts";
import { workOf } from "../../coordinators/show-work.ts";
import { requestWork } from "../../coordinators/work.ts";
import type { Reply, RequestOf } from "../../http.ts";
import type { Ports } from "../../ports.ts";
import { retried } from "../../retried.ts";
import { changedPairs } from "./changed-pairs.ts";
import { pairLines } from "./pair-lines.ts";
import { chosenMentor, memberOf } from "./people.ts";
import { draftOf, roundOf } from "./round-of.ts";

/** People whose mentor one change by hand may change: all of it is one transaction. */
const most = 20;

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
export function at(reply: Reply, path: string): Reply {
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
 * Makes a change that was looked at: the chosen pair and everybody else who changes with it, in one transaction. What a
 * coordinator chose stays when others are changed later. Making it twice is making it once.
 */
export async function applyChange(
  request: RequestOf<"applyChange">,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<Reply> {
  const { programme } = request.parameters;
  const caller = mustRun(request, programme);
  const work = await previewOf(request.parameters, ports);
  const round = await retried(async () => {
    const found = await roundOf(request.parameters, ports);
    if (found.changed === work.id) return found;
    await draftOf(request.parameters, ports);
    unchangedSince(request, found.version);
    if (work.state !== "done" || work.summary["outcome"] !== "possible")
      throw new Problem("conflict", "This change is not possible.", [], "problem.change-impossible");
    if (found.version !== work.order["version"])
      throw new Problem("precondition-failed", "The round changed since; look anew.", [], "problem.round-changed");
    const lines = pairLines(await ports.store.partsOf("workLine", work.id));
    if (lines.length > most)
      throw new Problem("conflict", "This would change too many people.", [], "problem.change-too-large");
    const { matched, score, mentors } = work.summary;
    const put = {
      ...found,
      matched: Number(matched),
      score: Number(score),
      mentors: Number(mentors),
      changed: work.id,
    };
    await ports.store.commit([
      { kind: "round", put },
      ...(await changedPairs(found, lines, caller.id, ports, now)),
      audit(found.id, caller.id, "pair-changed", work.id, now),
    ]);
    return { ...put, version: put.version + 1 };
  });
  return { status: 200, version: round.version, json: round };
}
