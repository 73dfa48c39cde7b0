import type { Temporal } from "temporal-polyfill";
import { carryOverPage } from "../../../console/carry-over.tsx";
import type { WorkModel } from "../../../console/work.tsx";
import { PlaybookPin } from "../../../domain/playbook.ts";
import type { Work, WorkValues } from "../../../domain/work.ts";
import { playbookId } from "../../../playbooks/shipped.ts";
import { audit } from "../../audit.ts";
import type { Reply, RequestOf } from "../../http.ts";
import type { Ports } from "../../ports.ts";
import { programmeOf } from "../../programme-of.ts";
import { retried } from "../../retried.ts";
import { programmePlan } from "../../year/programme-plan.ts";
import { mustRun, unchangedSince } from "../allowed.ts";
import { differencesSaid } from "../key-date-preview.ts";
import { mailDiffering } from "../mail-differing.ts";
import { type Progress, requestWork, type WorkHandler } from "../work.ts";

/**
 * Running mentorships stay on the year plan they began with. Looks what the programme's present one would make of their
 * mail, or has them carried over to it.
 */
export async function carryOver(
  request: RequestOf<"carryOver">,
  ports: Pick<Ports, "store" | "bus">,
  now: Temporal.Instant,
): Promise<Reply> {
  const { programme: id } = request.parameters;
  mustRun(request, id);
  const programme = await programmeOf(ports, id);
  unchangedSince(request, programme.version);
  const order = { ...programme.playbook, seen: programme.version };
  const dryRun = request.body.do === "look";
  return requestWork(request, { programme: id, kind: "carry-over", dryRun, order }, ports, now);
}

/** The page of what came of it, with the button that does it. */
export function carriedOver({ order }: Work, model: WorkModel): string {
  return carryOverPage(model, { ...pinIn(order), seen: Number(order["seen"]) });
}

function pinIn({ name, version }: WorkValues): PlaybookPin {
  return PlaybookPin.parse({ name, version });
}

type CarryPorts = Pick<Ports, "store" | "zones" | "bus">;

/** Tells who would get what differently; or, when it is meant, pins every running mentorship to the year plan ordered. */
export const carryingOver: WorkHandler<CarryPorts> = async (work, ports, progress, now) => {
  const pin = pinIn(work.order);
  if (!work.dryRun) return carried(work, pin, ports, progress, now);
  const plan = await programmePlan(work.programme, ports);
  const running = (await idsOnOthers(work.programme, pin, ports)).length;
  // Whatever was chosen meanwhile: the order says by which one.
  if (playbookId(plan.programme.playbook) !== playbookId(pin))
    return { pairs: running, ...(await differencesSaid([], progress)) };
  const after = { ...plan, regardless: true as const };
  const { differences } = await mailDiffering(after, [], ports, progress, now);
  return { pairs: running, ...(await differencesSaid(differences, progress)) };
};

/** Every pin by itself: run again after a crash, it goes on with those that are left. */
async function carried(
  { programme, requestedBy, id: work }: Work,
  pin: PlaybookPin,
  ports: CarryPorts,
  progress: Progress,
  now: Temporal.Instant,
): Promise<WorkValues> {
  const ids = await idsOnOthers(programme, pin, ports);
  let pairs = 0;
  for (const [index, id] of ids.entries()) {
    if (await pinned(id, pin, requestedBy, ports, now)) pairs++;
    if (index % 25 === 24) await progress.at(index + 1, ids.length);
  }
  await ports.bus.publish("JobRequested", { job: "plan", run: `${programme}.${work}`, dryRun: false, programme });
  return { pairs };
}

function pinned(
  id: string,
  pin: PlaybookPin,
  by: string,
  { store }: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<boolean> {
  return retried(async () => {
    const mentorship = await store.get("mentorship", id);
    if (mentorship?.state !== "active" || isOn(mentorship.playbook, pin)) return false;
    const trail = audit(id, by, "year-plan-carried", playbookId(pin), now);
    await store.commit([{ kind: "mentorship", put: { ...mentorship, playbook: pin } }, trail]);
    return true;
  });
}

function isOn(one: PlaybookPin | undefined, pin: PlaybookPin): boolean {
  return one !== undefined && playbookId(one) === playbookId(pin);
}

/** Running mentorships that are on another year plan than this, a page of them at a time. */
async function idsOnOthers(programme: string, pin: PlaybookPin, { store }: Pick<Ports, "store">): Promise<string[]> {
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.list("mentorship", programme, { state: "active", cursor, limit: 200 });
    found.push(...page.items.filter(({ playbook }) => !isOn(playbook, pin)).map(({ id }) => id));
    cursor = page.cursor;
  } while (cursor !== undefined);
  return found;
}
