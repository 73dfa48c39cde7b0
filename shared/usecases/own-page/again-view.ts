import type { Temporal } from "temporal-polyfill";
import { type Closing, closingOn, isNewAt } from "../../calendar/closing.ts";
import { menteeSaid, mentorSaid, rests } from "../../domain/again.ts";
import { inRole, type Mentorship } from "../../domain/mentorship.ts";
import { mayMentor, type Participant, roleOf } from "../../domain/participant.ts";
import { pausesOf } from "../../domain/pause.ts";
import { dayIn } from "../../domain/time.ts";
import { againPage } from "../../pages/again.tsx";
import type { AgainModel } from "../../pages/again-model.ts";
import type { Reply, RequestOf } from "../http.ts";
import { pageLanguage } from "../language.ts";
import { namesOf } from "../names-of.ts";
import type { Ports } from "../ports.ts";
import { siteOf } from "../site.ts";
import { pairYears } from "../year/pair-years.ts";
import { programmePlan } from "../year/programme-plan.ts";
import { openMe } from "./me.ts";

type ViewPorts = Pick<Ports, "store" | "links" | "site">;
type AgainRequest = Omit<RequestOf<"again">, "body">;

/** What somebody may say of the next year now, by what they are and by the day, as each pair's own year has it. */
export async function openAgain(token: string, ports: ViewPorts, now: Temporal.Instant) {
  const opened = await openMe(token, ports, now);
  const { participant, programme, person } = opened;
  const [mentorships, plan] = await Promise.all([
    ports.store.getMany("mentorship", participant.mentorships),
    programmePlan(programme.id, ports),
  ]);
  const years = await pairYears(mentorships, plan, ports);
  const today = dayIn(programme.zone, now);
  const ends = new Map(
    mentorships.map(({ id }) => {
      const year = years.get(id);
      return [id, year && closingOn(today, year.plan.playbook, year.pauses)];
    }),
  );
  /** The end of a mentorship's year, while they may speak of it. */
  const endOf = (one: Mentorship): Closing | undefined => {
    const end = ends.get(one.id);
    return end === undefined || isNewAt(one, end.turn) || isSettled(one, end) ? undefined : end;
  };
  const settled = mentorships.filter((one) => {
    const end = ends.get(one.id);
    return end !== undefined && isSettled(one, end);
  });
  const [asMentee, asMentor] = (["mentee", "mentor"] as const).map((role) =>
    mentorships.filter((one) => inRole(one, role).includes(person.id)),
  );
  /** For who has nobody: the year of the programme. */
  const closing = closingOn(today, plan.playbook, pausesOf(participant, plan.pauses));
  return { ...opened, plan, years, closing, settled, mentored: asMentee ?? [], mentoring: asMentor ?? [], endOf };
}

export type OpenAgain = Awaited<ReturnType<typeof openAgain>>;

function isSettled({ goesOn }: Mentorship, { cycle }: Closing): boolean {
  return goesOn !== undefined && goesOn > cycle;
}

/** Whether somebody may say as a mentee without a mentor that they rest no longer. */
export function isAlone({ participant, mentored }: OpenAgain): boolean {
  return roleOf(participant) !== "mentor" && mentored.length === 0 && rests(participant, "mentee");
}

/** Whether somebody may say that they are there again, or not, as a mentor without mentees. */
export function asMentorAlone({ participant, mentoring, closing }: OpenAgain): boolean {
  if (mentoring.length > 0) return false;
  return rests(participant, "mentor") || (closing !== undefined && mayMentor(participant));
}

/** The page as it is now. */
export async function showAgain(
  request: AgainRequest,
  token: string,
  ports: ViewPorts,
  now: Temporal.Instant,
  saved = false,
): Promise<Reply> {
  const opened = await openAgain(token, ports, now);
  const { participant, programme, person, closing, settled, mentored, mentoring, endOf } = opened;
  const site = siteOf(ports, request);
  const everybody = [...mentored, ...mentoring];
  const nameOf = await namesOf(
    everybody.flatMap((one) => one.members.map((member) => member.person)),
    ports,
  );
  const namesIn = (one: Mentorship, role: "mentee" | "mentor") => inRole(one, role).map((id) => nameOf.get(id) ?? "");
  const asked = <Wish>(
    pairs: readonly Mentorship[],
    other: "mentee" | "mentor",
    said: (id: string, cycle: string) => Wish | undefined,
  ) =>
    pairs.flatMap((one) => {
      const end = endOf(one);
      const name = namesIn(one, other).join(", ");
      return end ? [{ mentorship: one.id, name, said: said(one.id, end.cycle), by: end.grace }] : [];
    });
  const mentors =
    roleOf(participant) === "mentor"
      ? []
      : asked(mentored, "mentor", (id, cycle) => menteeSaid(participant, id, cycle));
  const pairs = asked(mentoring, "mentee", (id, cycle) => mentorSaid(participant, id, cycle));
  const last = [...mentors, ...pairs].map(({ by }) => by.add({ days: 1 }).toString()).sort();
  const anyCycle = closing?.cycle ?? participant.again?.mentor["any"]?.cycle ?? "";
  const model: AgainModel = {
    ...{ locale: pageLanguage(request, person, programme), programme: programme.name },
    ...{ me: `${site}/me/${token}`, action: `${site}/me/${token}/again`, saved, marked: request.query.do },
    by: last.at(-1),
    goesOn: settled.flatMap((one) => namesIn(one, inRole(one, "mentee").includes(person.id) ? "mentor" : "mentee")),
    ...{ mentors, alone: isAlone(opened), pairs },
    there: asMentorAlone(opened) ? { said: mentorSaid(participant, "any", anyCycle) } : undefined,
    later: participant.yearLater,
    applied: hasApplied(participant) && saved ? `${site}/me/${token}/profile` : undefined,
    mayApply: roleOf(participant) === "mentee",
  };
  const outcome = model.goesOn.length > 0 ? "goes-on" : saved ? "said" : "asked";
  return {
    status: 200,
    json: { outcome, ...(model.by !== undefined && { hearBy: model.by }) },
    html: againPage(model),
  };
}

function hasApplied({ role, vetting }: Participant): boolean {
  return role === "both" && vetting === "applied";
}
