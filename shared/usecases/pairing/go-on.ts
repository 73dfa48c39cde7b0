import type { Temporal } from "temporal-polyfill";
import { menteeSaid, mentorSaid } from "../../domain/again.ts";
import { lastRole, type Mentorship, presentIn } from "../../domain/mentorship.ts";
import { type Participant, participantId } from "../../domain/participant.ts";
import { givenBack } from "../../domain/swapping.ts";
import { dayIn, instantText } from "../../domain/time.ts";
import { audit } from "../audit.ts";
import { inWindow } from "../mail/in-window.ts";
import { newMessage, written } from "../mail/ledger.ts";
import type { Ports, Put } from "../ports.ts";
import type { ProgrammePlan } from "../year/programme-plan.ts";
import { leaving } from "./end-mentorship.ts";

/** Hours the news that two go on is worth sending. */
const newsHours = 14 * 24;

/**
 * Both sides said so: the mentorship goes on into the next cycle as it is; whoever of a group said otherwise leaves it,
 * and nobody is written to about that. Whoever did not just see it on a page hears once, at a decent hour.
 */
export async function goesOn(
  mentorship: Mentorship,
  into: string,
  by: string,
  plan: ProgrammePlan,
  ports: Pick<Ports, "store" | "zones">,
  now: Temporal.Instant,
): Promise<Put[]> {
  const gone = mentorship.shape === undefined ? [] : await saidOtherwise(mentorship, into, ports);
  const left = new Set(gone.map(({ person }) => person));
  const others = presentIn(mentorship).filter((person) => person !== by && !left.has(person));
  const news = (await ports.store.getMany("person", others)).map((person) => {
    const about = { person: person.id, programme: mentorship.programme, subject: mentorship.id, occurrence: into };
    return inWindow(newMessage({ ...about, kind: "going-on", livesHours: newsHours }, now), person, plan, ports, now);
  });
  const today = dayIn(plan.programme.zone, now).toString();
  const members = mentorship.members.map((member) =>
    left.has(member.person) ? { ...member, until: member.until ?? today } : member,
  );
  const loads = await ports.store.getMany("load", [...left]);
  return [
    { kind: "mentorship", put: { ...mentorship, members, goesOn: into } },
    ...gone.map((one): Put => ({ kind: "participant", put: leaving(one, mentorship, now) })),
    ...loads
      .filter(({ mentorships }) => mentorships.includes(mentorship.id))
      .map((load): Put => ({ kind: "load", put: givenBack(load, mentorship.id) })),
    ...news.map((message) => written(message, undefined, now)),
    audit(mentorship.id, by, "goes-on", `${into} ${instantText(now).slice(0, 10)}`, now),
  ];
}

/** Those of a group who said at the end of the cycle that they would rather not go on in it. */
async function saidOtherwise(
  mentorship: Mentorship,
  into: string,
  { store }: Pick<Ports, "store">,
): Promise<Participant[]> {
  const cycle = String(Number(into) - 1);
  const { id, programme } = mentorship;
  const people = presentIn(mentorship).map((person) => participantId(programme, person));
  return (await store.getMany("participant", people)).filter((one) =>
    lastRole(mentorship, one.person) === "mentee"
      ? (menteeSaid(one, id, cycle) ?? "same") !== "same"
      : (mentorSaid(one, id, cycle) ?? "yes") !== "yes",
  );
}
