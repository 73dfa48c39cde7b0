import { Temporal } from "temporal-polyfill";
import { cycleOf } from "../../calendar/cycle.ts";
import { hangingOn } from "../../calendar/mail-differences.ts";
import { isUnresolved, keyDatesOf } from "../../calendar/roll-over.ts";
import { type KeyDateModel, keyDatePage } from "../../console/key-date.tsx";
import { type KeyDatesModel, keyDatesPage } from "../../console/key-dates.tsx";
import { Problem } from "../../domain/errors.ts";
import { type KeyDate, keyDateId } from "../../domain/key-date.ts";
import { dayIn } from "../../domain/time.ts";
import { audit } from "../audit.ts";
import type { RefusedRequest, Reply, RequestOf } from "../http.ts";
import { pageLanguage } from "../language.ts";
import type { Ports } from "../ports.ts";
import { retried } from "../retried.ts";
import { type ProgrammePlan, programmePlan } from "../year/programme-plan.ts";
import { mustRun, unchangedSince } from "./allowed.ts";
import { planAgain } from "./plan-again.ts";

/** Cycles one may look at ahead of the present one. */
const cyclesAhead = 5;

/**
 * Key dates of this cycle and the next, or of one that was chosen: what coordinators set, what the playbook's rules give
 * for the rest, and the programme's own dates as they come again.
 */
export async function listKeyDates(
  request: RequestOf<"listKeyDates">,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<Reply> {
  mustRun(request, request.parameters.programme);
  const { cycle, done } = request.query;
  const model = await keyDatesModel(request, cycle, ports, now);
  const html = keyDatesPage({ ...model, done });
  return { status: 200, json: { items: model.keyDates, cursor: null }, html };
}

/** What the list says, of that cycle, or of the present one and the next. */
export async function keyDatesModel(
  request: RequestOf<"listKeyDates"> | RefusedRequest<"addKeyDate">,
  cycle: string | undefined,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<KeyDatesModel> {
  const { programme, playbook, keyDates } = await programmePlan(request.parameters.programme, ports);
  const today = dayIn(programme.zone, now);
  const present = Number(cycleOf(today, playbook));
  const shown = cycle === undefined ? [present, present + 1].map(String) : [cycle];
  const all = shown.flatMap((year) => keyDatesOf(programme, playbook, year, keyDates));
  return {
    locale: pageLanguage(request, undefined, programme),
    programme: { id: programme.id, name: programme.name },
    today: today.toString(),
    zone: programme.zone,
    keyDates: all.sort(soonestOpenFirst(today.toString())),
    unresolved: all.filter((one) => isUnresolved(one, today)).map(({ id }) => id),
    cycle,
    cycles: Array.from({ length: cyclesAhead + 1 }, (_, ahead) => String(present + ahead)),
    typed: {},
    wrong: [],
  };
}

/** Those that are ahead and not certain come first: somebody has to find out. Then all others by their days. */
function soonestOpenFirst(today: string) {
  const rank = ({ state, date }: KeyDate) => (state === "tentative" && date >= today ? "0" : "1") + date;
  return (one: KeyDate, other: KeyDate) => (rank(one) < rank(other) ? -1 : 1);
}

/** One key date with the form to confirm, move or cancel it. */
export async function showKeyDate(
  request: RequestOf<"showKeyDate">,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<Reply> {
  mustRun(request, request.parameters.programme);
  const model = await keyDateModel(request, request.query.cycle, ports, now);
  const html = keyDatePage({ ...model, done: request.query.done });
  return { status: 200, json: model.keyDate, version: model.keyDate.version, html };
}

/** What the form needs to know of the key date the request names, in that cycle or the present one. */
export async function keyDateModel(
  request: RequestOf<"showKeyDate"> | RefusedRequest<"previewKeyDate">,
  cycle: string | undefined,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<KeyDateModel> {
  const plan = await programmePlan(request.parameters.programme, ports);
  const { programme, playbook } = plan;
  const present = cycleOf(dayIn(programme.zone, now), playbook);
  const keyDate = keyDateIn(plan, request.parameters.keyDate, cycle ?? present);
  return {
    locale: pageLanguage(request, undefined, programme),
    programme: { id: programme.id, name: programme.name },
    keyDate,
    zone: programme.zone,
    prompts: hangingOn(keyDate.name, playbook),
    cycles: [present, String(Number(present) + 1)],
    typed: {},
    wrong: [],
  };
}

/** The key date of that name in that cycle, set by somebody or from its rule. @throws Problem `not-found`. */
export function keyDateIn({ programme, playbook, keyDates }: ProgrammePlan, name: string, cycle: string): KeyDate {
  const all = keyDatesOf(programme, playbook, cycle, keyDates);
  const found = all.find((one) => one.name === name);
  if (found) return found;
  const known = all.map((one) => one.name).join(", ");
  throw new Problem("not-found", `This programme's playbook has no key date ${name}. It has: ${known}.`);
}

/** What a day that lies in another cycle is refused with. */
export function ofAnotherCycle(cycle: string): Problem {
  const fields = [{ field: "date", message: `has to stay in the cycle that begins in ${cycle}` }];
  return new Problem("invalid-request", "The day belongs to another cycle.", fields);
}

/** Sets, confirms, moves or cancels a key date. The cycle is the one its day falls in; calendars follow. */
export async function setKeyDate(
  request: RequestOf<"setKeyDate">,
  ports: Pick<Ports, "store" | "bus">,
  now: Temporal.Instant,
): Promise<Reply> {
  const { programme: id, keyDate: name } = request.parameters;
  const caller = mustRun(request, id);
  const saved = await retried(async () => {
    const plan = await programmePlan(id, ports);
    const { cycle: asked, ...settings } = request.body;
    const falls = cycleOf(Temporal.PlainDate.from(settings.date), plan.playbook);
    if (asked !== undefined && asked !== falls) throw ofAnotherCycle(asked);
    const before = keyDateIn(plan, name, falls);
    unchangedSince(request, before.version);
    const { cycle, version } = before;
    const put = { ...settings, id: keyDateId(id, cycle, name), version, programme: id, cycle, name };
    await ports.store.commit([{ kind: "keyDate", put }, audit(id, caller.id, `key-date-${put.state}`, put.id, now)]);
    return { ...put, version: version + 1 };
  });
  await planAgain(id, saved.version, ports);
  return { status: 200, json: saved, version: saved.version };
}
