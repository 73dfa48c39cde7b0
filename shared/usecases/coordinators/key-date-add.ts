import { Temporal } from "temporal-polyfill";
import { cycleOf } from "../../calendar/cycle.ts";
import { keyDatesOf } from "../../calendar/roll-over.ts";
import { keyDatesPage } from "../../console/key-dates.tsx";
import { Problem } from "../../domain/errors.ts";
import { keyDateId } from "../../domain/key-date.ts";
import { audit } from "../audit.ts";
import type { RefusedRequest, Reply, RequestOf } from "../http.ts";
import type { Ports } from "../ports.ts";
import { retried } from "../retried.ts";
import { textIn } from "../typed.ts";
import { programmePlan } from "../year/programme-plan.ts";
import { mustRun } from "./allowed.ts";
import { keyDatesModel } from "./key-dates.ts";
import { planAgain } from "./plan-again.ts";

/** Adds a date of the programme's own, in the cycle its day falls in. Asked again it is there once. */
export async function addKeyDate(
  request: RequestOf<"addKeyDate">,
  ports: Pick<Ports, "store" | "bus">,
  now: Temporal.Instant,
): Promise<Reply> {
  const { programme: id } = request.parameters;
  const caller = mustRun(request, id);
  const { name, ...settings } = request.body;
  const saved = await retried(async () => {
    const { programme, playbook, keyDates } = await programmePlan(id, ports);
    const cycle = cycleOf(Temporal.PlainDate.from(settings.date), playbook);
    const known = keyDatesOf(programme, playbook, cycle, keyDates).find((one) => one.name === name);
    if (known && known.version > 0 && known.date === settings.date) return known;
    if (known) {
      const fields = [{ field: "name", message: `${name} is a date of the cycle ${cycle} already: move that one` }];
      throw new Problem("invalid-request", "There is such a date already.", fields);
    }
    const put = { ...settings, id: keyDateId(id, cycle, name), version: 0, programme: id, cycle, name };
    await ports.store.commit([{ kind: "keyDate", put }, audit(id, caller.id, "key-date-added", put.id, now)]);
    return { ...put, version: 1 };
  });
  await planAgain(id, saved.version, ports);
  return { status: 201, json: saved, version: saved.version };
}

/** The list with the form as it was typed, and what is wrong. */
export async function addKeyDateRefused(
  request: RefusedRequest<"addKeyDate">,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<Reply> {
  mustRun(request, request.parameters.programme);
  const text = textIn(request.typed, 80);
  const model = await keyDatesModel(request, undefined, ports, now);
  const typed = { name: text("name"), date: text("date"), days: text("days") };
  const wrong = request.errors.map(({ field }) => field);
  return { status: 400, json: undefined, html: keyDatesPage({ ...model, typed, wrong }) };
}
