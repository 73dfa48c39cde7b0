import { announcementPage } from "../../../console/announcements-one.tsx";
import type { Announcement } from "../../../domain/announcement.ts";
import { Problem } from "../../../domain/errors.ts";
import { announcementMail } from "../../../email/announcement.ts";
import type { Reply, RequestContext, RequestOf } from "../../http.ts";
import { pageLanguage } from "../../language.ts";
import type { Ports } from "../../ports.ts";
import { programmeOf } from "../../programme-of.ts";
import { mustRun } from "../allowed.ts";
import { workOf } from "../show-work.ts";
import { oneReader } from "./reaching.ts";

/** Reads an announcement of a programme. @throws Problem `not-found`. */
export async function announcementOf(
  programme: string,
  id: string,
  { store }: Pick<Ports, "store">,
): Promise<Announcement> {
  const announcement = await store.get("announcement", id);
  if (announcement?.programme !== programme)
    throw new Problem("not-found", "There is no such announcement.", [], "announcements.none-such");
  return announcement;
}

/** One announcement: its words as a reader gets them, whom it reaches, and the button that sends it. */
export async function showAnnouncement(
  request: RequestOf<"showAnnouncement">,
  ports: Pick<Ports, "store">,
): Promise<Reply> {
  const { programme, announcement } = request.parameters;
  mustRun(request, programme);
  return announcementReply(await announcementOf(programme, announcement, ports), request, ports);
}

/** The same as an answer to whoever changed it. */
export async function announcementReply(
  announcement: Announcement,
  request: RequestContext & { query: { done?: string | undefined } },
  ports: Pick<Ports, "store">,
): Promise<Reply> {
  const [programme, count, reader, { items: lines }] = await Promise.all([
    programmeOf(ports, announcement.programme),
    workOf(announcement.programme, announcement.counting, ports),
    oneReader(announcement.programme, announcement.segment, ports),
    ports.store.partsPage("workLine", announcement.counting, { limit: 50 }),
  ]);
  const { subject, text, language: locale } = announcement;
  // The links are examples: those of a real reader are theirs alone.
  const mail = announcementMail({
    ...{ kind: "announcement", locale, programme: programme.name, society: programme.society },
    ...{ subject, text, name: reader?.name ?? "", me: "…", unsubscribe: "…" },
  });
  const html = announcementPage({
    locale: pageLanguage(request, undefined, programme),
    programme: { id: programme.id, name: programme.name },
    done: request.query.done,
    announcement,
    zone: programme.zone,
    reader: reader?.name,
    mail: { subject: mail.subject, text: mail.text },
    count: { state: count.state, summary: count.summary, lines },
  });
  return { status: 200, version: announcement.version, json: { ...announcement, count }, html };
}
