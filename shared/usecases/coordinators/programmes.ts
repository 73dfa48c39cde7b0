import type { Temporal } from "temporal-polyfill";
import { programmesPage } from "../../console/programmes.tsx";
import { Problem } from "../../domain/errors.ts";
import type { Programme } from "../../domain/programme.ts";
import { shippedPlaybook } from "../../playbooks/shipped.ts";
import { audit } from "../audit.ts";
import { everything } from "../everything.ts";
import type { Reply, RequestOf } from "../http.ts";
import { pageLanguage } from "../language.ts";
import type { Ports, Put } from "../ports.ts";
import { retried } from "../retried.ts";
import { playbookId } from "../year/programme-plan.ts";
import { callerOf, mustRun, runs, unchangedSince } from "./allowed.ts";
import { planAgain } from "./plan-again.ts";

type ProgrammePorts = Pick<Ports, "store" | "bus">;

/** The programmes this coordinator runs. */
export async function listProgrammes(request: RequestOf<"listProgrammes">, ports: ProgrammePorts): Promise<Reply> {
  const caller = callerOf(request);
  const items = (await everything(ports, "programme", "")).filter(({ id }) => runs(caller, id));
  const html = programmesPage({
    locale: pageLanguage(request),
    done: request.query.done,
    programmes: items.map(({ id, name, society }) => ({ id, name, society })),
    all: caller.programmes === "*",
  });
  return { status: 200, json: { items, cursor: null }, html };
}

/** Creates a programme or changes its settings. It takes its own copy of the playbook it names. */
export async function putProgramme(
  request: RequestOf<"putProgramme">,
  ports: ProgrammePorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const id = request.parameters.programme;
  const caller = mustRun(request, id);
  const saved = await retried(async () => {
    const before = await ports.store.get("programme", id);
    unchangedSince(request, before?.version ?? 0);
    const put: Programme = { ...request.body, id, version: before?.version ?? 0 };
    await ports.store.commit([
      { kind: "programme", put },
      ...(await playbookFor(put, ports)),
      audit(id, caller.id, before ? "programme-changed" : "programme-created", "", now),
    ]);
    return { ...put, version: put.version + 1 };
  });
  await planAgain(id, saved.version, ports);
  return { status: 200, version: saved.version, json: saved };
}

/** What has to be written so that the programme has its own copy of its playbook. @throws Problem when there is none. */
export async function playbookFor(programme: Programme, { store }: Pick<Ports, "store">): Promise<Put[]> {
  if (await store.get("playbook", playbookId(programme))) return [];
  const { name, version } = programme.playbook;
  const playbook = shippedPlaybook({ name, version });
  if (playbook)
    return [{ kind: "playbook", put: { id: playbookId(programme), version: 0, programme: programme.id, playbook } }];
  throw new Problem("invalid-request", "There is no such playbook.", [
    { field: "playbook", message: `no playbook ${name} version ${version}` },
  ]);
}
