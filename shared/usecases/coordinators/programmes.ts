import { Temporal } from "temporal-polyfill";
import { cycleOf } from "../../calendar/cycle.ts";
import { effectiveKeyDates } from "../../calendar/key-dates.ts";
import { Problem } from "../../domain/errors.ts";
import { keyDateId } from "../../domain/key-date.ts";
import type { Programme } from "../../domain/programme.ts";
import { dayIn } from "../../domain/time.ts";
import { shippedPlaybook } from "../../playbooks/shipped.ts";
import { audit } from "../audit.ts";
import { everything } from "../everything.ts";
import type { Reply, RequestOf } from "../http.ts";
import type { Ports, Put } from "../ports.ts";
import { retried } from "../retried.ts";
import { playbookId, programmePlan } from "../year/programme-plan.ts";
import { callerOf, mustRun, runs } from "./allowed.ts";

type ProgrammePorts = Pick<Ports, "store" | "bus">;

/** The programmes this coordinator runs. */
export async function listProgrammes(request: RequestOf<"listProgrammes">, ports: ProgrammePorts): Promise<Reply> {
  const caller = callerOf(request);
  const items = (await everything(ports, "programme", "")).filter(({ id }) => runs(caller, id));
  return { status: 200, json: { items, cursor: null } };
}

/** Creates a programme or changes its settings. It takes its own copy of the playbook it names. */
export async function putProgramme(
  request: RequestOf<"putProgramme">,
  ports: ProgrammePorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const id = request.parameters.programme;
  const caller = mustRun(request, id);
  const { name, version } = request.body.playbook;
  const shipped = shippedPlaybook(request.body.playbook);
  const saved = await retried(async () => {
    const before = await ports.store.get("programme", id);
    const put: Programme = { ...request.body, id, version: before?.version ?? 0 };
    const copy = await ports.store.get("playbook", playbookId(put));
    if (!copy && !shipped) {
      throw new Problem("invalid-request", "There is no such playbook.", [
        { field: "playbook", message: `no playbook ${name} version ${version}` },
      ]);
    }
    const changes: Put[] = [
      { kind: "programme", put },
      audit(id, caller.id, before ? "programme-changed" : "programme-created", "", now),
    ];
    if (!copy && shipped)
      changes.push({ kind: "playbook", put: { id: playbookId(put), version: 0, programme: id, playbook: shipped } });
    await ports.store.commit(changes);
    return { ...put, version: put.version + 1 };
  });
  await planAgain(id, saved.version, ports);
  return { status: 200, json: saved };
}

/** Key dates of this cycle and the next: what coordinators set, and what the playbook's rules give for the rest. */
export async function listKeyDates(
  request: RequestOf<"listKeyDates">,
  ports: ProgrammePorts,
  now: Temporal.Instant,
): Promise<Reply> {
  mustRun(request, request.parameters.programme);
  const { programme, playbook, keyDates } = await programmePlan(request.parameters.programme, ports);
  const cycle = Number(cycleOf(dayIn(programme.zone, now), playbook));
  const items = [cycle, cycle + 1].flatMap((year) => effectiveKeyDates(programme, playbook, String(year), keyDates));
  return { status: 200, json: { items, cursor: null } };
}

/** Sets, confirms, moves or cancels a key date. The cycle is the one its day falls in; calendars follow. */
export async function setKeyDate(
  request: RequestOf<"setKeyDate">,
  ports: ProgrammePorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const { programme: id, keyDate: name } = request.parameters;
  const caller = mustRun(request, id);
  const saved = await retried(async () => {
    const { programme, playbook } = await programmePlan(id, ports);
    if (!playbook.keyDates.some((rule) => rule.name === name)) {
      const known = playbook.keyDates.map((rule) => rule.name).join(", ");
      throw new Problem("not-found", `This programme's playbook has no key date ${name}. It has: ${known}.`);
    }
    const cycle = cycleOf(Temporal.PlainDate.from(request.body.date), playbook);
    const keyDate = keyDateId(programme.id, cycle, name);
    const before = await ports.store.get("keyDate", keyDate);
    const put = { ...request.body, id: keyDate, version: before?.version ?? 0, programme: id, cycle, name };
    await ports.store.commit([{ kind: "keyDate", put }, audit(id, caller.id, `key-date-${put.state}`, keyDate, now)]);
    return { ...put, version: put.version + 1 };
  });
  await planAgain(id, saved.version, ports);
  return { status: 200, json: saved };
}

/** Calendars follow at once; were this event lost, they would tonight. */
function planAgain(programme: string, version: number, ports: ProgrammePorts): Promise<void> {
  return ports.bus.publish("JobRequested", { job: "plan", run: `${programme}.${version}`, dryRun: false, programme });
}
