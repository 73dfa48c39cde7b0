import type { Temporal } from "temporal-polyfill";
import type { TodayAbout, TodayEntry } from "../../console/today-model.ts";
import type { messageLabel } from "../../domain/message.ts";
import type { Programme } from "../../domain/programme.ts";
import type { ListedKind, RecordOf } from "../../domain/records.ts";
import { instantText, plusHours } from "../../domain/time.ts";
import type { Page, Ports } from "../ports.ts";

type LookPorts = Pick<Ports, "store">;

/** Something to be done, before the names of whom it concerns are known. */
interface LookEntry extends Omit<TodayEntry, "names"> {
  readonly people: readonly string[];
}

/** What was found of one kind: how many, whether there are more than were counted, and the first few. */
export interface Look {
  readonly about: TodayAbout;
  readonly count: number;
  readonly more: boolean;
  /** Of those counted, how many cannot be read. */
  readonly unread?: number;
  /** Where it is done. */
  readonly path: string;
  readonly first: readonly LookEntry[];
  /** When the nightly look that found it was. */
  readonly asOf?: string | undefined;
}

/** Records of one state that are counted; there may be more. */
const most = 100;
/** How many are named. */
export const named = 5;
/** Hours before an answer is due that it is worth a look. */
const soonHours = 48;
/** Days that mail which was refused is among today's; it may have been due, and held, for somewhat longer. */
const [refusedDays, heldDays] = [14, 30];

interface Listed<Kind extends ListedKind> {
  readonly items: RecordOf<Kind>[];
  readonly more: boolean;
}

async function beginningOf<Kind extends ListedKind>(
  kind: Kind,
  programme: Programme,
  states: readonly string[],
  { store }: LookPorts,
): Promise<Listed<Kind>> {
  const pages: Page<RecordOf<Kind>>[] = await Promise.all(
    states.map((state) => store.list(kind, programme.id, { state, limit: most })),
  );
  return { items: pages.flatMap(({ items }) => items), more: pages.some(({ cursor }) => cursor !== undefined) };
}

/** Mentors to vet, sign-ups held, or concerns open. */
export async function lookAtPeople(
  programme: Programme,
  about: "vetting" | "held" | "concerns",
  ports: LookPorts,
): Promise<Look> {
  const base = `programmes/${programme.id}`;
  if (about === "concerns") {
    const { items, more } = await beginningOf("concern", programme, ["open"], ports);
    const path = `${base}/concerns?state=open`;
    const first = items.slice(0, named).map(({ raisedAt }) => ({ path, people: [], at: raisedAt }));
    return { about, count: items.length, more, path, first };
  }
  const states = about === "held" ? ["held"] : ["applied", "checked", "expired"];
  const { items, more } = await beginningOf("participant", programme, states, ports);
  const path = about === "held" ? `${base}/participants?state=held` : `${base}/vetting`;
  const oldest = items.sort((one, other) => (one.waitingSince < other.waitingSince ? -1 : 1)).slice(0, named);
  const first = oldest.map(({ person, waitingSince }) => ({
    path: `${base}/participants/${person}`,
    ...{ people: [person], at: waitingSince },
  }));
  return { about, count: items.length, more, path, first };
}

/** Mail a person must decide on, mail that could not be sent, and mail that SES took and then did not deliver. */
export async function lookAtMail(programme: Programme, ports: LookPorts, now: Temporal.Instant): Promise<Look> {
  const unreadable = new Set<string>();
  const daysAgo = (days: number) => instantText(plusHours(now, -24 * days));
  const mails = (label: ReturnType<typeof messageLabel>, from?: string) =>
    ports.store.list("message", programme.id, {
      ...{ state: label, from, limit: most },
      unread: (id) => unreadable.add(id),
    });
  const pages = await Promise.all([mails("PARKED"), mails("REFUSED", daysAgo(heldDays)), mails("FAILED")]);
  const more = pages.some(({ cursor }) => cursor !== undefined);
  const items = pages
    .flatMap((page) => page.items)
    .filter(({ refusedAt }) => refusedAt === undefined || refusedAt >= daysAgo(refusedDays));
  const base = `programmes/${programme.id}`;
  const first = items.slice(0, named).map(({ id, person, kind, dueAt, refusedAt }) => ({
    path: refusedAt === undefined ? `${base}/participants/${person}` : `${base}/mail/${id}`,
    ...{ people: [person], at: dueAt, kind, refused: refusedAt !== undefined },
  }));
  const unread = unreadable.size;
  return { about: "mail", count: items.length + unread, more, unread, path: `${base}/held-mail`, first };
}

/** Rounds that wait for somebody to publish them. */
export async function lookAtRounds(programme: Programme, ports: LookPorts): Promise<Look> {
  const { items, more } = await beginningOf("round", programme, ["draft"], ports);
  const base = `programmes/${programme.id}/rounds`;
  const first = items
    .slice(-named)
    .map(({ id, requestedAt }) => ({ path: `${base}/${id}`, people: [], at: requestedAt }));
  return { about: "rounds", count: items.length, more, path: base, first };
}

/** Suggestions nobody answered yet, whose day is near or past: they lapse then, and the next in line is asked. */
export async function lookAtSuggestions(programme: Programme, ports: LookPorts, now: Temporal.Instant): Promise<Look> {
  const states = ["asked-mentor", "asked-mentee", "asked-both"];
  const { items, more } = await beginningOf("proposal", programme, states, ports);
  const soon = instantText(plusHours(now, soonHours));
  const due = items
    .filter(({ answerBy }) => answerBy !== undefined && answerBy <= soon)
    .sort((one, other) => ((one.answerBy ?? "") < (other.answerBy ?? "") ? -1 : 1));
  const first = due.slice(0, named).map(({ state, mentor, mentee, answerBy }) => {
    const [asked, other] = state === "asked-mentor" ? [mentor, mentee] : [mentee, mentor];
    return { path: `programmes/${programme.id}/participants/${asked}`, people: [asked, other], at: answerBy };
  });
  // They are listed by their day, so only a list that ends with one that is near may go on with others.
  const path = `programmes/${programme.id}/rounds`;
  return { about: "unanswered", count: due.length, more: more && due.length === items.length, path, first };
}

/** Work that stopped before its end. */
export async function lookAtWork(programme: Programme, ports: LookPorts): Promise<Look> {
  const { items, more } = await beginningOf("work", programme, ["failed"], ports);
  const base = `programmes/${programme.id}`;
  const first = items.slice(-named).map(({ id, kind, requestedAt }) => ({
    path: `${base}/runs/${id}`,
    ...{ people: [], at: requestedAt, kind },
  }));
  return { about: "work", count: items.length, more, path: `${base}/imports`, first };
}
