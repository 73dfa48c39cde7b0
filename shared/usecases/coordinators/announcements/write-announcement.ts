import type { Temporal } from "temporal-polyfill";
import type { Announcement } from "../../../domain/announcement.ts";
import { derivedId } from "../../../domain/ids.ts";
import { instantText } from "../../../domain/time.ts";
import type { Work } from "../../../domain/work.ts";
import { audit } from "../../audit.ts";
import type { Reply, RequestContext, RequestOf } from "../../http.ts";
import type { Ports } from "../../ports.ts";
import { programmeOf } from "../../programme-of.ts";
import { retried } from "../../retried.ts";
import { mustRun, unchangedSince } from "../allowed.ts";
import { accepted, newWork, workAudit } from "../work.ts";
import { announcementOf, announcementReply } from "./show-announcement.ts";

type AnnouncementPorts = Pick<Ports, "store" | "bus">;

/** Keeps a draft, and has it counted whom it would reach. The same `Idempotency-Key` finds the draft it made. */
export async function writeAnnouncement(
  request: RequestOf<"writeAnnouncement">,
  ports: AnnouncementPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const { programme } = request.parameters;
  const caller = mustRun(request, programme);
  await programmeOf(ports, programme);
  const key = request.idempotencyKey ?? instantText(now);
  const id = derivedId("ann", programme, caller.id, key);
  const draft = await retried(async () => {
    const known = await ports.store.get("announcement", id);
    if (known) return known;
    const { role, stage, topic, standing, ...words } = request.body;
    const counting = workFor(request, { id, programme }, true, now);
    const put: Announcement = {
      ...{ id, version: 0, programme, state: "draft", ...words },
      segment: { role, stage, topic, standing },
      ...{ writtenBy: caller.id, writtenAt: instantText(now), counting: counting.id },
    };
    await ports.store.commit([
      { kind: "announcement", put },
      { kind: "work", put: counting },
      audit(programme, caller.id, "announcement-written", id, now),
    ]);
    return { ...put, version: 1 };
  });
  await ports.bus.publish("WorkRequested", { programme, work: draft.counting });
  const reply = await announcementReply(draft, request, ports);
  const address = `/admin/programmes/${programme}/announcements/${id}`;
  return { ...reply, status: 201, headers: { location: address, "content-location": address } };
}

/**
 * Has it sent: to everybody it is for, each alone and once. Pressed again, also by somebody else, it is the same
 * sending; one that stopped on its way goes on.
 */
export async function sendAnnouncement(
  request: RequestOf<"sendAnnouncement">,
  ports: AnnouncementPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const { programme, announcement: id } = request.parameters;
  const caller = mustRun(request, programme);
  const work = await retried(async () => {
    const before = await announcementOf(programme, id, ports);
    if (before.sending !== undefined) return before.sending;
    unchangedSince(request, before.version);
    const sending = workFor(request, before, false, now);
    const at = instantText(now);
    await ports.store.commit([
      {
        kind: "announcement",
        put: { ...before, state: "sending", sending: sending.id, sentBy: caller.id, sentAt: at },
      },
      { kind: "work", put: sending },
      workAudit(sending, now),
    ]);
    return sending.id;
  });
  await ports.bus.publish("WorkRequested", { programme, work });
  return accepted({ programme, id: work });
}

/** The one work of its kind there can be about an announcement. */
function workFor(
  request: RequestContext,
  { id, programme }: Pick<Announcement, "id" | "programme">,
  dryRun: boolean,
  now: Temporal.Instant,
): Work {
  const key = { ...request, idempotencyKey: dryRun ? "count" : "send" };
  return newWork(key, { programme, kind: "announcement", dryRun, order: { announcement: id } }, "requested", now);
}
