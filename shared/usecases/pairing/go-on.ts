import type { Temporal } from "temporal-polyfill";
import { everybodyIn, type Mentorship } from "../../domain/mentorship.ts";
import { instantText } from "../../domain/time.ts";
import { audit } from "../audit.ts";
import { inWindow } from "../mail/in-window.ts";
import { newMessage, written } from "../mail/ledger.ts";
import type { Ports, Put } from "../ports.ts";
import type { ProgrammePlan } from "../year/programme-plan.ts";

/** Hours the news that two go on is worth sending. */
const newsHours = 14 * 24;

/**
 * Both said so: the mentorship goes on into the next cycle as it is. Whoever did not just see it on a page hears once, at
 * a decent hour.
 */
export async function goesOn(
  mentorship: Mentorship,
  into: string,
  by: string,
  plan: ProgrammePlan,
  ports: Pick<Ports, "store" | "zones">,
  now: Temporal.Instant,
): Promise<Put[]> {
  const others = everybodyIn(mentorship).filter((person) => person !== by);
  const news = (await ports.store.getMany("person", others)).map((person) => {
    const about = { person: person.id, programme: mentorship.programme, subject: mentorship.id, occurrence: into };
    return inWindow(newMessage({ ...about, kind: "going-on", livesHours: newsHours }, now), person, plan, ports, now);
  });
  return [
    { kind: "mentorship", put: { ...mentorship, goesOn: into } },
    ...news.map((message) => written(message, undefined, now)),
    audit(mentorship.id, by, "goes-on", `${into} ${instantText(now).slice(0, 10)}`, now),
  ];
}
