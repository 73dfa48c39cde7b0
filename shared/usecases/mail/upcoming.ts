import type { Temporal } from "temporal-polyfill";
import { mailPage } from "../../console/mail.tsx";
import { type Message, messageKinds } from "../../domain/message.ts";
import type { Programme } from "../../domain/programme.ts";
import { instantText, plusHours } from "../../domain/time.ts";
import { mustRun } from "../coordinators/allowed.ts";
import type { Reply, RequestOf } from "../http.ts";
import { pageLanguage } from "../language.ts";
import type { Ports, Unread } from "../ports.ts";
import { programmePlan } from "../year/programme-plan.ts";
import { dayBounds, isOf } from "./hold-day.ts";
import { mailRows } from "./mail-rows.ts";

/** Days one can look ahead. */
const daysAhead = 14;
/** Of mail that is leaving just now, at most so much is shown. */
const mostLeaving = 50;
/** Mails read at a time when most are left out, and how often before one is asked to look on. */
const [widePage, mostPages] = [200, 3];

/** The mail of the next 14 days, the soonest first: to whom, which, and when it is for them. */
export async function listMail(
  request: RequestOf<"listMail">,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<Reply> {
  const { programme: id } = request.parameters;
  const caller = mustRun(request, id);
  const { what, day, cursor, limit, done } = request.query;
  const { programme, playbook } = await programmePlan(id, ports);
  const unread = new Set<string>();
  const cannotRead = (one: string) => void unread.add(one);
  const [ahead, leaving] = await Promise.all([
    planned(request, programme, cannotRead, ports, now),
    cursor === undefined && day === undefined ? leavingNow(id, what, cannotRead, ports) : [],
  ]);
  const items = [...leaving, ...ahead.items];
  const html = mailPage({
    locale: pageLanguage(request, undefined, programme),
    programme: { id, name: programme.name },
    done,
    zone: programme.zone,
    mayPause: caller.programmes === "*",
    days: daysAhead,
    leaving: await mailRows(leaving, programme, ports),
    rows: await mailRows(ahead.items, programme, ports),
    unread: unread.size,
    asked: { what, day, limit },
    choices: [...playbook.touchpoints.map(({ key }) => key), ...messageKinds.filter((kind) => kind !== "prompt")],
    cursor: ahead.cursor ?? null,
    later: cursor !== undefined,
  });
  return { status: 200, json: { items, cursor: ahead.cursor ?? null, unreadable: unread.size }, html };
}

/** What is planned within the days asked for, a page of it. */
async function planned(
  { query: { what, day, cursor, limit } }: RequestOf<"listMail">,
  programme: Programme,
  unread: Unread,
  { store }: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<{ items: Message[]; cursor?: string | undefined }> {
  const end = instantText(plusHours(now, daysAhead * 24));
  const bounds = day === undefined ? { from: undefined, until: end } : dayBounds(day, programme.zone);
  const options = { state: "PLANNED", unread, ...bounds, limit: what === undefined ? limit : widePage };
  const items: Message[] = [];
  let next = cursor;
  // Of one kind there may be few among many: what one page can take is bounded, and the way on is offered.
  for (let pages = 0; pages < mostPages; pages++) {
    const page = await store.list("message", programme.id, { ...options, cursor: next });
    items.push(...page.items.filter((message) => what === undefined || isOf(what, message)));
    next = page.cursor;
    if (what === undefined || next === undefined || items.length >= limit) break;
  }
  return { items, cursor: next };
}

/** What is in the queue, or waits for another try. */
async function leavingNow(
  programme: string,
  what: string | undefined,
  unread: Unread,
  { store }: Pick<Ports, "store">,
): Promise<Message[]> {
  const lists = await Promise.all(
    ["QUEUED", "RETRY"].map((state) => store.list("message", programme, { state, limit: mostLeaving, unread })),
  );
  return lists.flatMap(({ items }) => items).filter((message) => what === undefined || isOf(what, message));
}
