import type { Temporal } from "temporal-polyfill";
import { mentorshipPage } from "../../../console/mentorship.tsx";
import { mentorshipsPage } from "../../../console/mentorships.tsx";
import { Problem } from "../../../domain/errors.ts";
import { derivedId } from "../../../domain/ids.ts";
import { openRequest } from "../../../domain/mentor-request.ts";
import { lastInRole, type Mentorship } from "../../../domain/mentorship.ts";
import type { Audit } from "../../../domain/operations.ts";
import { mayBeMentored, participantId } from "../../../domain/participant.ts";
import { dayIn } from "../../../domain/time.ts";
import { mentoredIn } from "../../../domain/waiting.ts";
import { mustRun, unchangedSince } from "../../coordinators/allowed.ts";
import type { Reply, RequestContext, RequestOf } from "../../http.ts";
import { namesOf } from "../../names-of.ts";
import type { Ports } from "../../ports.ts";
import { retried } from "../../retried.ts";
import { endMentorship as end } from "../end-mentorship.ts";
import { modelOf } from "./show-rounds.ts";

/** Entries of a history that a page shows. */
const most = 100;

/** A programme's mentorships, a page of them, with who is in them. */
export async function listMentorships(
  request: RequestOf<"listMentorships">,
  ports: Pick<Ports, "store">,
): Promise<Reply> {
  const { programme } = request.parameters;
  mustRun(request, programme);
  const { items, cursor = null } = await ports.store.list("mentorship", programme, request.query);
  const [model, names] = await Promise.all([
    modelOf(request, programme, ports),
    namesOf(
      items.flatMap(({ members }) => members.map(({ person }) => person)),
      ports,
    ),
  ]);
  const { state, cursor: after, done } = request.query;
  const html = mentorshipsPage({ ...model, done, items, names, state, cursor, later: after !== undefined });
  return { status: 200, json: { items: items.map(shown), cursor }, html };
}

/** A mentorship: who, since when, why, who said yes when, how much is planned. Never what the two talk about. */
export function showMentorship(
  request: RequestOf<"showMentorship">,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<Reply> {
  return showMentorshipWith(request, { done: request.query.done }, ports, now);
}

/** The same, with what was just done, or what was typed for a pause that cannot be. */
export async function showMentorshipWith(
  request: RequestContext & { readonly parameters: { readonly programme: string; readonly mentorship: string } },
  { done, typed }: { readonly done?: string | undefined; readonly typed?: string },
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<Reply> {
  const { programme } = request.parameters;
  mustRun(request, programme);
  const mentorship = await mentorshipOf(request.parameters, ports);
  const model = await modelOf(request, programme, ports);
  const mentee = presentIn(mentorship, "mentee");
  const [history, touchpoints, waiting] = await Promise.all([
    historyOf(mentorship, ports),
    ports.store.partsOf("touchpoint", participantId(programme, mentee)),
    isWaiting(programme, mentee, ports),
  ]);
  const today = dayIn(model.zone, now).toString();
  const active = mentorship.state === "active";
  const ahead = touchpoints.filter(({ state, date }) => active && state === "planned" && date >= today);
  const next = ahead.map(({ date }) => date).sort()[0] ?? null;
  const people = [...mentorship.members.map(({ person }) => person), ...history.map(({ by }) => by)];
  const names = await namesOf(
    people.filter((id) => id.startsWith("per_")),
    ports,
  );
  const known = { mentorship, mentee, mentor: presentIn(mentorship, "mentor"), names, history, waiting };
  const html = mentorshipPage({ ...model, done, ...known, planned: ahead.length, next, today, typed });
  const trail = history.map(({ at, by, did, reason }) => ({ at, by, did, reason }));
  const json = { ...shown(mentorship), planned: ahead.length, next, history: trail };
  return { status: 200, version: mentorship.version, json, html };
}

/** Ends a mentorship, without fault: both hear once, the mentee comes first in line. Ending it again changes nothing. */
export async function endMentorship(
  request: RequestOf<"endMentorship">,
  ports: Pick<Ports, "store" | "queue" | "bus">,
  now: Temporal.Instant,
): Promise<Reply> {
  const caller = mustRun(request, request.parameters.programme);
  const messages = await retried(async () => {
    const found = await mentorshipOf(request.parameters, ports);
    if (found.state === "active") unchangedSince(request, found.version);
    return end(found, caller.id, ports, now, request.body.reason);
  });
  await ports.queue.hint(messages);
  const ended = await mentorshipOf(request.parameters, ports);
  return { status: 200, version: ended.version, json: shown(ended) };
}

/** The mentorship a request names. @throws Problem `not-found` for any of another programme. */
export async function mentorshipOf(
  { programme, mentorship: id }: { readonly programme: string; readonly mentorship: string },
  { store }: Pick<Ports, "store">,
): Promise<Mentorship> {
  const mentorship = await store.get("mentorship", id);
  if (mentorship?.programme !== programme) throw new Problem("not-found", "There is no such mentorship.");
  return mentorship;
}

/** As coordinators may read it: without what the two agreed, arranged and marked. */
export function shown({ agreement: _, talks: _talks, remarks: _remarks, ...rest }: Mentorship) {
  return rest;
}

/** Who has the role now, or had it when it ended. */
function presentIn(mentorship: Mentorship, role: "mentee" | "mentor"): string {
  return lastInRole(mentorship, role)[0] ?? "";
}

/** Who had the role when it began. */
function memberIn({ members }: Mentorship, role: "mentee" | "mentor"): string {
  return members.find((member) => member.role === role)?.person ?? "";
}

/**
 * What was done about a mentorship and the suggestion it came from, the oldest first. Of two who were paired before, a no
 * that was taken back is not in it: they were promised that it is not passed on. So of each the last yes counts.
 */
async function historyOf(mentorship: Mentorship, { store }: Pick<Ports, "store">): Promise<Audit[]> {
  const [mentee, mentor] = [memberIn(mentorship, "mentee"), memberIn(mentorship, "mentor")];
  const proposal = derivedId("pro", mentorship.round, mentee, mentor);
  const pages = await Promise.all(
    [proposal, mentorship.id].map((about) => store.partsPage("audit", about, { limit: most })),
  );
  const all = pages.flatMap(({ items }) => items).sort((one, other) => (one.at < other.at ? -1 : 1));
  return all.filter(({ did, by }, index) => {
    if (did === "not-together") return false;
    return did !== "still-together" || !all.slice(index + 1).some((one) => one.did === did && one.by === by);
  });
}

/** Whether the mentee is without a mentor and asks for none by name: then another may be found for them. */
async function isWaiting(programme: string, mentee: string, { store }: Pick<Ports, "store">): Promise<boolean> {
  const [participant, load] = await Promise.all([
    store.get("participant", participantId(programme, mentee)),
    store.get("load", mentee),
  ]);
  if (!participant || !mayBeMentored(participant)) return false;
  return mentoredIn(participant, load).length === 0 && openRequest(participant) === undefined;
}
