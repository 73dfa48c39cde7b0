import { Temporal } from "temporal-polyfill";
import { cycleOf } from "../../calendar/cycle.ts";
import { keyDatePage } from "../../console/key-date.tsx";
import type { RefusedRequest, Reply, RequestOf } from "../http.ts";
import type { Ports } from "../ports.ts";
import { textIn } from "../typed.ts";
import { programmePlan } from "../year/programme-plan.ts";
import { mustRun, unchangedSince } from "./allowed.ts";
import { keyDateIn, keyDateModel, ofAnotherCycle } from "./key-dates.ts";
import { requestWork } from "./work.ts";

/** Asks who would get what differently if a key date were so. Nothing but the question is written. */
export async function askKeyDatePreview(
  request: RequestOf<"previewKeyDate">,
  ports: Pick<Ports, "store" | "bus">,
  now: Temporal.Instant,
): Promise<Reply> {
  const { programme, keyDate: name } = request.parameters;
  mustRun(request, programme);
  const { cycle, date, days, zone = "", state } = request.body;
  const plan = await programmePlan(programme, ports);
  const was = keyDateIn(plan, name, cycle);
  unchangedSince(request, was.version);
  if (cycleOf(Temporal.PlainDate.from(date), plan.playbook) !== cycle) throw ofAnotherCycle(cycle);
  const asked = { keyDate: name, cycle, date, days, zone, state };
  const before = { was: was.date, wasDays: was.days, wasZone: was.zone ?? "", wasState: was.state, seen: was.version };
  const order = { programme, kind: "key-date-preview" as const, dryRun: true, order: { ...asked, ...before } };
  return requestWork(request, order, ports, now);
}

/** The form again, with what is wrong. */
export async function keyDateRefused(
  request: RefusedRequest<"previewKeyDate">,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<Reply> {
  mustRun(request, request.parameters.programme);
  const text = textIn(request.typed, 80);
  const cycle = /^2\d{3}$/.exec(text("cycle") ?? "")?.[0];
  const model = await keyDateModel(request, cycle, ports, now);
  const typed = { date: text("date"), days: text("days"), zone: text("zone"), state: text("state") };
  const wrong = request.errors.map(({ field }) => field);
  return { status: 400, json: undefined, html: keyDatePage({ ...model, typed, wrong }) };
}
