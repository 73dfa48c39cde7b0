import type { Temporal } from "temporal-polyfill";
import { personPage } from "../../console/person.tsx";
import type { PersonModel } from "../../console/person-model.ts";
import { Problem } from "../../domain/errors.ts";
import { everybodyIn } from "../../domain/mentorship.ts";
import { participantId, roleOf } from "../../domain/participant.ts";
import type { Reply, RequestOf } from "../http.ts";
import { pageLanguage } from "../language.ts";
import { mailMayLeave } from "../mail/brake.ts";
import type { Ports } from "../ports.ts";
import { concernsOf } from "../year/concerns.ts";
import { programmePlan } from "../year/programme-plan.ts";
import { looksUntil } from "../year/season.ts";
import { mustRun } from "./allowed.ts";
import { actsOf } from "./person-acts.ts";
import { isVeiled, knownOf, shownPart, vettingActs } from "./person-known.ts";
import { mailsOf, pageOf, yearOf } from "./person-log.ts";
import { toldOf } from "./person-told.ts";
import { waitOf } from "./person-wait.ts";

/** One person in a programme: who they are there, every mail and every silence with its reason, and who did what. */
export async function showPerson(
  request: RequestOf<"showPerson">,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
  typed: Pick<PersonModel, "cohortTyped" | "relationTyped"> = {},
): Promise<Reply> {
  const { programme: id, person: personId } = request.parameters;
  mustRun(request, id);
  const { query } = request;
  const [programme, participant, person] = await Promise.all([
    ports.store.get("programme", id),
    ports.store.get("participant", participantId(id, personId)),
    ports.store.get("person", personId),
  ]);
  if (!programme || !participant || !person) throw new Problem("not-found", "There is no such participant.");
  const veiled = isVeiled(participant, person);
  const mentorships = await ports.store.getMany("mentorship", [
    ...participant.mentorships,
    ...participant.formerMentorships,
  ]);
  const [load, profile, vetting, mails, year, acts, wait, mailLeaves, others] = await Promise.all([
    veiled ? undefined : ports.store.get("load", personId),
    veiled || roleOf(participant) === "mentee" ? undefined : ports.store.get("profile", personId),
    roleOf(participant) === "mentee" ? [] : vettingActs(participant.id, ports),
    concernsOf(participant, ports).then((concerns) => mailsOf(personId, id, concerns, ports)),
    yearOf(participant, ports),
    actsOf(participant, mentorships, veiled, ports),
    waitOf(participant, person, programme, ports),
    mailMayLeave(ports),
    ports.store.getMany(
      "person",
      mentorships.flatMap(({ members }) => members.map((member) => member.person)),
    ),
  ]);
  const told = veiled ? [] : await toldOf(id, personId, ports);
  const names = new Map([...others, ...(veiled ? [] : [person])].map((one) => [one.id, one.name]));
  const model: PersonModel = {
    locale: pageLanguage(request, undefined, programme),
    programme: { id, name: programme.name },
    zone: programme.zone,
    months: programme.vettingMonths,
    ...{ done: query.done, ...typed, told },
    ...{
      participant: shownPart(participant),
      person: veiled ? undefined : knownOf(person),
      names,
      vetting,
      credentials: profile?.credentials,
    },
    places: load?.places ?? null,
    mentorships: mentorships
      .sort((one, other) => (one.startedAt < other.startedAt ? 1 : -1))
      .map((one) => ({
        ...{ id: one.id, state: one.state, startDate: one.startDate, endedAt: one.endedAt },
        with: everybodyIn(one).flatMap((other) => (other === personId ? [] : (names.get(other) ?? ""))),
      })),
    wait,
    anotherUntil:
      participant.anotherMentor && (await looksUntil(participant, await programmePlan(id, ports), ports, now)),
    year: pageOf(year, query.year),
    mails: pageOf(mails, query.mails),
    acts: pageOf(acts.acts, query.acts),
    moreActs: acts.more,
    paused: !mailLeaves,
    pages: { year: query.year, mails: query.mails, acts: query.acts },
    today: now.toZonedDateTimeISO(programme.zone).toPlainDate().toString(),
  };
  return { status: 200, version: participant.version, json: jsonOf(model), html: personPage(model) };
}

function jsonOf({ participant, person, places, vetting, mentorships, wait, year, mails, acts, told }: PersonModel) {
  const ties = told.map(({ name = null, ...one }) => ({ ...one, name }));
  return {
    participant,
    person: person ?? null,
    places,
    vetting,
    mentorships,
    wait: wait ?? null,
    year,
    mails,
    acts,
    ties,
  };
}
