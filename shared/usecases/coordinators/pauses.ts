import { Temporal } from "temporal-polyfill";
import { type PausesModel, pausesPage } from "../../console/pauses.tsx";
import { type FieldProblem, Problem } from "../../domain/errors.ts";
import { derivedId } from "../../domain/ids.ts";
import { endedOn, inTheWay, longestPause, type Pause } from "../../domain/pause.ts";
import { dayIn, instantText } from "../../domain/time.ts";
import { audit } from "../audit.ts";
import type { RefusedRequest, Reply, RequestContext, RequestOf } from "../http.ts";
import { pageLanguage } from "../language.ts";
import type { Ports } from "../ports.ts";
import { programmeOf } from "../programme-of.ts";
import { retried } from "../retried.ts";
import { textIn } from "../typed.ts";
import { mustRun, unchangedSince } from "./allowed.ts";
import { planAgain } from "./plan-again.ts";
import { requestWork } from "./work.ts";

type PausePorts = Pick<Ports, "store" | "bus">;

/** The pauses there were, are and will be, the latest first, and the form for another. */
export async function listPauses(
  request: RequestOf<"listPauses">,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<Reply> {
  mustRun(request, request.parameters.programme);
  const model = await modelOf(request, request.parameters.programme, ports, now);
  const html = pausesPage({ ...model, done: request.query.done });
  return { status: 200, json: { items: model.pauses, cursor: null }, html };
}

/** Pauses everybody or a cohort, or looks whose mail that would change. Nobody is paused by two pauses of one kind at once. */
export async function setPause(
  request: RequestOf<"setPause">,
  ports: PausePorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const { programme: id } = request.parameters;
  const { does, cohort, from, until } = request.body;
  const caller = mustRun(request, id);
  const saved = await retried(async () => {
    const programme = await programmeOf(ports, id);
    const name = derivedId("pse", id, caller.id, request.idempotencyKey ?? instantText(now));
    const scope = cohort === undefined ? {} : { cohort };
    const put: Pause = {
      ...{ id: `${id}.${name}`, version: 0, programme: id, ...scope, from, until },
      ...{ setBy: caller.id, setAt: instantText(now) },
    };
    const pauses = await ports.store.partsOf("pause", id);
    const known = pauses.find((one) => one.id === put.id);
    if (known) return known;
    mustSuit(put, pauses, dayIn(programme.zone, now));
    if (does === "look") return undefined;
    // The programme is written along: of two pauses for the same days, set at one moment, one is refused.
    await ports.store.commit([
      { kind: "pause", put },
      { kind: "programme", put: programme },
      audit(id, caller.id, "pause-set", `${cohort ?? "everybody"} ${from} ${until}`, now),
    ]);
    return { ...put, version: 1 };
  });
  if (saved === undefined) {
    const order = { cohort: cohort ?? "", from, until };
    return requestWork(request, { programme: id, kind: "pause-preview", dryRun: true, order }, ports, now);
  }
  await planAgain(id, saved.version, ports);
  return { status: 201, json: saved, version: saved.version };
}

/** @throws Problem for days that are over or too many, or that are paused already. */
function mustSuit(pause: Pause, pauses: readonly Pause[], today: Temporal.PlainDate): void {
  const { from, until } = pause;
  const refuse = (field: string, message: string) => {
    throw new Problem("invalid-request", "This pause cannot be.", [{ field, message }]);
  };
  if (from < today.toString() || from > today.add({ years: 2 }).toString())
    refuse("from", "must be today or a day of the next two years");
  if (until <= from || until > Temporal.PlainDate.from(from).add(longestPause).toString())
    refuse("until", "must be a day after the first, within a year of it");
  if (inTheWay(pauses, pause)) refuse("taken", "these days are paused already, at least in part");
}

/** Ends a pause today. Pressed twice it is over once. */
export async function endPause(
  request: RequestOf<"endPause">,
  ports: PausePorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const { programme: id, pause: pauseId } = request.parameters;
  const caller = mustRun(request, id);
  const saved = await retried(async () => {
    const programme = await programmeOf(ports, id);
    const found = pauseId.startsWith(`${id}.`) ? await ports.store.get("pause", pauseId) : undefined;
    if (!found) throw new Problem("not-found", "There is no such pause.");
    const today = dayIn(programme.zone, now).toString();
    if (found.until <= today || found.until <= found.from) return found;
    unchangedSince(request, found.version);
    const put = endedOn(found, today);
    await ports.store.commit([
      { kind: "pause", put },
      audit(id, caller.id, "pause-ended", `${put.cohort ?? "everybody"} ${put.from} ${put.until}`, now),
    ]);
    return { ...put, version: put.version + 1 };
  });
  await planAgain(id, saved.version, ports);
  return { status: 200, json: saved, version: saved.version };
}

/** The form again, with what was typed and what is wrong. */
export async function pauseRefused(
  request: RefusedRequest<"setPause">,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<Reply> {
  const { programme: id } = request.parameters;
  mustRun(request, id);
  const text = textIn(request.typed, 60);
  const typed = { cohort: text("cohort"), from: text("from"), until: text("until") };
  const model = await modelOf(request, id, ports, now);
  return { status: 400, json: undefined, html: pausesPage({ ...model, typed, errors: request.errors }) };
}

async function modelOf(
  request: RequestContext,
  id: string,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<PausesModel & { errors: readonly FieldProblem[] }> {
  const [programme, pauses] = await Promise.all([programmeOf(ports, id), ports.store.partsOf("pause", id)]);
  return {
    locale: pageLanguage(request, undefined, programme),
    programme: { id, name: programme.name },
    today: dayIn(programme.zone, now).toString(),
    usual: programme.cohort,
    pauses: pauses.sort((one, other) => (one.from > other.from ? -1 : 1)),
    typed: {},
    errors: [],
  };
}
