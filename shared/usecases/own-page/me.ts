import type { Temporal } from "temporal-polyfill";
import { cycleOf } from "../../calendar/cycle.ts";
import { silence } from "../../calendar/messages.ts";
import { saidNeed } from "../../calendar/needs.ts";
import { ownDatesIn } from "../../calendar/own-dates.ts";
import { Problem } from "../../domain/errors.ts";
import { inRole, type Mentorship } from "../../domain/mentorship.ts";
import type { Need } from "../../domain/need.ts";
import { factNames, type Participant, participantId, roleOf } from "../../domain/participant.ts";
import type { Programme } from "../../domain/programme.ts";
import { dayIn } from "../../domain/time.ts";
import { mePage } from "../../pages/me.tsx";
import { type MeModel, meParts, type YearEntry } from "../../pages/me-model.ts";
import type { Reply, RequestContext, RequestOf } from "../http.ts";
import { pageLanguage } from "../language.ts";
import { meTalks } from "../meeting/me-talks.ts";
import { namesOf } from "../names-of.ts";
import { isAskedToChoose } from "../pairing/choosing/who-chooses.ts";
import type { Ports } from "../ports.ts";
import { linkTo, openLink, ownLink, siteOf } from "../site.ts";
import { concernsOf, type PersonConcern } from "../year/concerns.ts";
import { planOf } from "../year/pinned-plan.ts";
import { programmePlan } from "../year/programme-plan.ts";
import { pairWords, yearEdits } from "./my-pairs.ts";
import { waitOf } from "./wait-words.ts";

export type MePorts = Pick<Ports, "store" | "links" | "site">;

/** A person's own page, behind the link in any of their mails. */
export function me(request: RequestOf<"me">, ports: MePorts, now: Temporal.Instant): Promise<Reply> {
  return showMe(request, request.parameters.token, ports, undefined, now);
}

/** The page as it is now, with a word on what was just changed. */
export async function showMe(
  request: RequestContext,
  token: string,
  ports: MePorts,
  saved: MeModel["saved"],
  now: Temporal.Instant,
  refused?: MeModel["refused"],
): Promise<Reply> {
  const opened = await openMe(token, ports, now);
  const { person, programme, participant } = opened;
  const site = siteOf(ports, request);
  const [load, concerns, mentorships, plan] = await Promise.all([
    ports.store.get("load", person.id),
    concernsOf(participant, ports),
    ports.store.getMany("mentorship", participant.mentorships),
    programmePlan(programme.id, ports).then((usual) => planOf(usual, participant, ports)),
  ]);
  const members = mentorships.flatMap((mentorship) => mentorship.members.map((member) => member.person));
  const nameOf = await namesOf(members, ports);
  const facts = participant.facts[cycleOf(dayIn(programme.zone, now), plan.playbook)] ?? {};
  const claims = { person: person.id, programme: programme.id };
  const today = dayIn(programme.zone, now).toString();
  const edits = yearEdits(concerns, participant, mentorships, nameOf, today);
  const model: MeModel = {
    locale: pageLanguage(request, person, programme),
    programme: programme.name,
    action: `${site}/me/${token}`,
    name: person.name,
    role: participant.role,
    vetting: participant.vetting,
    ...{ saved, refused },
    left: participant.state === "left" || participant.leftAt !== undefined,
    compares: comparesFor(programme, participant),
    parts: partsFor(opened, await isAskedToChoose(participant, ports, now), site, token),
    mentorships: mentorships.map((mentorship) => {
      const others = inRole(mentorship, "mentor").includes(person.id) ? "mentee" : "mentor";
      const names = inRole(mentorship, others).map((other) => nameOf.get(other) ?? "");
      const needs = others === "mentor" ? [] : needsIn(mentorship, concerns, nameOf, now);
      const { id, startDate: since, reasons, lastTalk } = mentorship;
      return { id, others, names, since, lastTalk, reasons, needs, ...pairWords(mentorship, person.id, today, now) };
    }),
    // Nobody is looked for while they pause.
    ...(participant.state === "paused" ? {} : await waitOf(opened, load, ports, now)),
    year: await Promise.all(
      yearOf(concerns).map(async (one): Promise<YearEntry> => {
        const entry = { ...one, notes: participant.meetingNotes?.[one.occurrence] };
        const subject = `${entry.key}.${entry.occurrence}`;
        const open = entry.state === "planned" && entry.date <= dayIn(person.zone, now).toString();
        return open
          ? { ...entry, answer: await linkTo(ports, site, { purpose: "answer", ...claims, subject }) }
          : { ...entry, edits: edits.get(subject) };
      }),
    ),
    milestones:
      participant.role === "mentor"
        ? []
        : ownDatesIn(plan.playbook).map((name) => ({ name, date: participant.milestones[name] })),
    facts: factNames.filter((fact) => fact !== "fits").map((fact) => ({ fact, answer: facts[fact] })),
    // Who joined as a mentee and swapped roles takes nobody else.
    places: roleOf(participant) === "mentee" ? undefined : load?.places,
    ...{ zone: person.zone, prompts: person.prompts },
    pausedUntil: participant.state === "paused" ? participant.pause?.until : undefined,
    talks: await meTalks(mentorships, person, nameOf, site, ports, now),
    feed: await ownLink(ports, site, "feed", person, programme.id),
  };
  return { status: refused === undefined ? 200 : 400, json: jsonOf(model), html: mePage(model) };
}

/** What a person's own link opens. @throws Problem when they are not in the programme any more. */
export async function openMe(token: string, ports: MePorts, now: Temporal.Instant) {
  const { person, programme } = await openLink(ports, token, "me", now);
  const participant = await ports.store.get("participant", participantId(programme.id, person.id));
  if (!participant) throw new Problem("link-expired", "What this link was about is no longer kept.");
  return { person, programme, participant };
}

/** Whether a mentee is told that the programme compares; they get every invitation once they asked for that. */
function comparesFor({ comparison }: Pick<Programme, "comparison">, one: Participant): MeModel["compares"] {
  if (comparison !== "on" || one.role === "mentor") return undefined;
  return one.allPrompts === true ? "all" : "told";
}

/** The parts of the page that concern somebody: only mentees look for mentors, everything else concerns everybody. */
function partsFor(
  { participant: { role, programme } }: { readonly participant: Participant },
  chooses: boolean,
  site: string,
  token: string,
): MeModel["parts"] {
  const mine = meParts.filter((part) => (part !== "mentors" || role !== "mentor") && (part !== "choose" || chooses));
  return mine.map((part) => ({
    part,
    href: part === "concern" ? `${site}/concern/${programme}` : `${site}/me/${token}/${part}`,
  }));
}

/** What the mentees of a mentorship said they need now. */
function needsIn(
  mentorship: Mentorship,
  concerns: readonly PersonConcern[],
  nameOf: ReadonlyMap<string, string>,
  now: Temporal.Instant,
): { name: string; need: Need }[] {
  return inRole(mentorship, "mentee").flatMap((mentee) => {
    const theirs = concerns.filter(({ side, others }) => side === "mentor" && others.includes(mentee));
    const touchpoints = theirs.map(({ touchpoint }) => touchpoint);
    const said = saidNeed(touchpoints, mentorship.startDate, now);
    return said ? [{ name: nameOf.get(mentee) ?? "", need: said.need }] : [];
  });
}

/** The touchpoints that concern a person, each once, in order of their days. */
export function yearOf(concerns: readonly PersonConcern[]): YearEntry[] {
  const entries = new Map<string, YearEntry>();
  for (const concern of concerns) {
    const { key, occurrence, date, state, reason, meeting, sides, trace } = concern.touchpoint;
    if (!sides.includes(concern.side) || (state === "planned" && silence(concern) !== undefined)) continue;
    const id = `${key}.${occurrence}`;
    const known = entries.get(id);
    const entry = { key, occurrence, date, state, reason, meeting, trace, mentor: concern.side === "mentor" };
    if (known === undefined || date < known.date) entries.set(id, entry);
  }
  return [...entries.values()].sort((one, other) => (one.date < other.date ? -1 : 1));
}

function jsonOf({ name, role, places, mentorships, year, feed }: MeModel) {
  return {
    name,
    role,
    places: places ?? null,
    mentorships: mentorships.map(({ id, names, since }) => ({ id, with: names, since })),
    year: year.map(({ key, occurrence, date, state, reason }) => ({ key, occurrence, date, state, reason })),
    feed,
  };
}
