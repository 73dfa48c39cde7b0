import { Temporal } from "temporal-polyfill";
import { promptId } from "../../calendar/messages.ts";
import { inRole, type Mentorship } from "../../domain/mentorship.ts";
import { type Participant, participantId } from "../../domain/participant.ts";
import type { Programme } from "../../domain/programme.ts";
import { mostQuiet, type Quiet, restsBy, type Silence, silenceIn } from "../../domain/quiet.ts";
import { dayIn, instantText } from "../../domain/time.ts";
import type { Ports } from "../ports.ts";
import { retried } from "../retried.ts";
import { type ProgrammePlan, programmePlan } from "../year/programme-plan.ts";
import { climb } from "./silence-ladder.ts";

/** Mentorships looked at together. */
const chunk = 100;
const leastSent = 2;

interface Found {
  readonly quiet: Quiet["mentorships"];
  /** When the next may become quiet. */
  readonly next: readonly string[];
}

/**
 * Looks, once a night, for mentorships that have gone quiet, has one of the two asked whether they are still there, and
 * notes those in which that was of no use for the page of today's work: that page could not look at everybody. Written
 * only when something changed. Who pauses is not quiet.
 */
export async function noteQuiet(
  programme: Programme,
  dryRun: boolean,
  ports: Pick<Ports, "store" | "zones">,
  now: Temporal.Instant,
): Promise<{ removed: number; next: readonly string[] }> {
  const plan = await programmePlan(programme.id, ports);
  const found: Quiet["mentorships"] = [];
  const next: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await ports.store.list("mentorship", programme.id, { state: "active", cursor, limit: chunk });
    // A group with several mentees has no silence of one of them: each year in it goes its own way.
    const pairs = page.items.filter((one) => inRole(one, "mentee").length === 1);
    const some = await lookAt(pairs, plan, dryRun, ports, now);
    found.push(...some.quiet);
    next.push(...some.next);
    cursor = page.cursor;
  } while (cursor !== undefined);
  found.sort((one, other) => (`${one.since} ${one.id}` < `${other.since} ${other.id}` ? -1 : 1));
  if (!dryRun) await note(programme.id, found, ports, now);
  return { removed: found.length, next };
}

async function lookAt(
  mentorships: readonly Mentorship[],
  plan: ProgrammePlan,
  dryRun: boolean,
  ports: Pick<Ports, "store" | "zones">,
  now: Temporal.Instant,
): Promise<Found> {
  const { programme, pauses } = plan;
  const menteeOf = (mentorship: Mentorship) => participantId(programme.id, inRole(mentorship, "mentee")[0] ?? "");
  const mentees = new Map(
    (await ports.store.getMany("participant", mentorships.map(menteeOf))).map((one) => [one.id, one]),
  );
  const today = dayIn(programme.zone, now).toString();
  const candidates: { mentorship: Mentorship; mentee: Participant; silence: Silence }[] = [];
  const next: string[] = [];
  for (const mentorship of mentorships) {
    const mentee = mentees.get(menteeOf(mentorship));
    if (mentee?.state !== "active") continue;
    const rests = restsBy(today, mentorship, [mentee], pauses);
    const silence = silenceIn(mentorship, await ports.store.partsOf("touchpoint", mentee.id), rests);
    if (silence === undefined) continue;
    if (silence.on > today) next.push(dayBegins(silence.on, programme.zone));
    else
      candidates.push({
        mentorship,
        mentee,
        silence: { ...silence, unanswered: silence.unanswered.filter(({ date }) => date <= today) },
      });
  }
  const heard = await askedIn(candidates, programme, ports);
  const quiet: Quiet["mentorships"] = [];
  for (const { mentorship, mentee, silence } of candidates.filter((one) => heard.has(one.mentorship.id))) {
    const { since, on } = silence;
    const { asked, coordinatorFrom } = await climb({ mentorship, since, on, mentee }, plan, dryRun, ports, now);
    if (coordinatorFrom > instantText(now)) next.push(coordinatorFrom);
    else quiet.push({ id: mentorship.id, since, ...(asked && { asked }) });
  }
  return { quiet, next };
}

/** The mentorships in which two mails or more really went out and stayed unanswered: a mail that never left needs no answer. */
async function askedIn(
  candidates: readonly { mentorship: Mentorship; silence: Silence }[],
  programme: Programme,
  ports: Pick<Ports, "store">,
): Promise<Set<string>> {
  const asks = candidates.map(({ mentorship, silence }) => ({
    id: mentorship.id,
    mails: silence.unanswered.map(({ key, occurrence, sides }) =>
      sides.flatMap((side) => inRole(mentorship, side).map((one) => promptId(one, programme.id, key, occurrence))),
    ),
  }));
  const messages = await ports.store.getMany(
    "message",
    asks.flatMap(({ mails }) => mails.flat()),
  );
  const sent = new Set(messages.filter(({ state }) => state === "SENT").map(({ id }) => id));
  return new Set(
    asks
      .filter(({ mails }) => mails.filter((ids) => ids.some((id) => sent.has(id))).length >= leastSent)
      .map(({ id }) => id),
  );
}

function dayBegins(day: string, zone: string): string {
  return instantText(Temporal.PlainDate.from(day).toZonedDateTime(zone).toInstant());
}

function note(
  id: string,
  found: Quiet["mentorships"],
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<void> {
  return retried(async () => {
    const before = await ports.store.get("quiet", id);
    const mentorships = found.slice(0, mostQuiet);
    const same = before?.count === found.length && JSON.stringify(before.mentorships) === JSON.stringify(mentorships);
    if (same || (before === undefined && found.length === 0)) return;
    const put = { id, version: before?.version ?? 0, asOf: instantText(now), count: found.length, mentorships };
    await ports.store.commit([{ kind: "quiet", put }]);
  });
}
