import type { Temporal } from "temporal-polyfill";
import { cycleOf } from "../calendar/cycle.ts";
import { silence } from "../calendar/messages.ts";
import { Problem } from "../domain/errors.ts";
import { inRole } from "../domain/mentorship.ts";
import { factNames, milestoneNames, participantId } from "../domain/participant.ts";
import { dayIn, instantOf } from "../domain/time.ts";
import { mePage } from "../pages/me.tsx";
import type { MeModel, YearEntry } from "../pages/me-model.ts";
import { concernsOf, type PersonConcern } from "./concerns.ts";
import { hearByDay } from "./hear-by.ts";
import type { Reply, RequestContext, RequestOf } from "./http.ts";
import { pageLanguage } from "./language.ts";
import type { Ports } from "./ports.ts";
import { programmePlan } from "./programme-plan.ts";
import { linkTo, openLink, siteOf } from "./site.ts";

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
): Promise<Reply> {
  const opened = await openMe(token, ports, now);
  const { person, programme, participant } = opened;
  const site = siteOf(ports, request);
  const [load, concerns, mentorships, plan] = await Promise.all([
    ports.store.get("load", person.id),
    concernsOf(participant, ports),
    ports.store.getMany("mentorship", participant.mentorships),
    programmePlan(programme.id, ports),
  ]);
  const persons = await ports.store.getMany(
    "person",
    mentorships.flatMap(({ members }) => members.map((member) => member.person)),
  );
  const nameOf = new Map(persons.map(({ id, name }) => [id, name]));
  const facts = participant.facts[cycleOf(dayIn(programme.zone, now), plan.playbook)] ?? {};
  const claims = { person: person.id, programme: programme.id };
  const model: MeModel = {
    locale: pageLanguage(request, person, programme),
    programme: programme.name,
    action: `${site}/me/${token}`,
    name: person.name,
    role: participant.role,
    vetting: participant.vetting,
    saved,
    left: participant.state === "left",
    mentorships: mentorships.map((mentorship) => {
      const others = inRole(mentorship, "mentor").includes(person.id) ? "mentee" : "mentor";
      const names = inRole(mentorship, others).map((other) => nameOf.get(other) ?? "");
      return { id: mentorship.id, others, names, since: mentorship.startDate, reasons: mentorship.reasons };
    }),
    hearBy:
      mentorships.length === 0 ? hearByDay(programme, person.zone, instantOf(participant.waitingSince)) : undefined,
    year: await Promise.all(
      yearOf(concerns).map(async (entry): Promise<YearEntry> => {
        const subject = `${entry.key}.${entry.occurrence}`;
        const open = entry.state === "planned" && entry.date <= dayIn(person.zone, now).toString();
        return open
          ? { ...entry, answer: await linkTo(ports, site, { purpose: "answer", ...claims, subject }) }
          : entry;
      }),
    ),
    milestones:
      participant.role === "mentor" ? [] : milestoneNames.map((name) => ({ name, date: participant.milestones[name] })),
    facts: factNames.filter((fact) => fact !== "fits").map((fact) => ({ fact, answer: facts[fact] })),
    places: load?.places,
    zone: person.zone,
    prompts: person.prompts,
    feed: await linkTo(ports, site, { purpose: "feed", ...claims, subject: "" }),
  };
  return { status: 200, json: jsonOf(model), html: mePage(model) };
}

/** What a person's own link opens. @throws Problem when they are not in the programme any more. */
export async function openMe(token: string, ports: MePorts, now: Temporal.Instant) {
  const { person, programme } = await openLink(ports, token, "me", now);
  const participant = await ports.store.get("participant", participantId(programme.id, person.id));
  if (!participant) throw new Problem("link-expired", "What this link was about is no longer kept.");
  return { person, programme, participant };
}

/** The touchpoints that concern a person, each once, in order of their days. */
export function yearOf(concerns: readonly PersonConcern[]): YearEntry[] {
  const entries = new Map<string, YearEntry>();
  for (const concern of concerns) {
    const { key, occurrence, date, state, reason, meeting, sides } = concern.touchpoint;
    if (!sides.includes(concern.side) || (state === "planned" && silence(concern) !== undefined)) continue;
    const id = `${key}.${occurrence}`;
    const known = entries.get(id);
    if (known === undefined || date < known.date) entries.set(id, { key, occurrence, date, state, reason, meeting });
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
