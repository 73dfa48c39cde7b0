import { announcementsPage } from "../../../console/announcements.tsx";
import type { RefusedRequest, Reply, RequestContext, RequestOf } from "../../http.ts";
import { pageLanguage } from "../../language.ts";
import type { Ports } from "../../ports.ts";
import { programmeOf } from "../../programme-of.ts";
import { mustRun } from "../allowed.ts";

type ListPorts = Pick<Ports, "store">;

/** What was announced, and the form for the next one. */
export async function listAnnouncements(request: RequestOf<"listAnnouncements">, ports: ListPorts): Promise<Reply> {
  const { programme } = request.parameters;
  mustRun(request, programme);
  const page = await ports.store.list("announcement", programme, request.query);
  const items = page.items;
  const cursor = page.cursor ?? null;
  const later = request.query.cursor !== undefined;
  const model = await modelOf(request, programme, ports);
  const html = announcementsPage({ ...model, done: request.query.done, items, cursor, later });
  return { status: 200, json: { items, cursor }, html };
}

/** The form again, with what was typed and what is wrong. */
export async function announcementRefused(
  request: RefusedRequest<"writeAnnouncement">,
  ports: ListPorts,
): Promise<Reply> {
  const { programme } = request.parameters;
  mustRun(request, programme);
  const { items, cursor = null } = await ports.store.list("announcement", programme, { limit: 50 });
  const typed = Object.fromEntries(
    Object.entries(request.typed).flatMap(([name, value]) =>
      typeof value === "string" ? [[name, value.slice(0, 3000)]] : [],
    ),
  );
  const model = await modelOf(request, programme, ports);
  const html = announcementsPage({ ...model, items, cursor, later: false, typed, errors: request.errors });
  return { status: 400, json: undefined, html };
}

async function modelOf(request: RequestContext, id: string, ports: ListPorts) {
  const programme = await programmeOf(ports, id);
  return {
    locale: pageLanguage(request, undefined, programme),
    programme: { id, name: programme.name },
    language: programme.locale,
    topics: programme.topics,
    zone: programme.zone,
  };
}
