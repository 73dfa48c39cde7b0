import { silence } from "../../calendar/messages.ts";
import { promptName } from "../../console/mail-words.ts";
import { saysAct } from "../../console/timeline-words.ts";
import type { WhyReport } from "../../contracts/desk/mail-answers.ts";
import type { Message } from "../../domain/message.ts";
import type { Participant } from "../../domain/participant.ts";
import type { Translate } from "../../locales/translate.ts";
import { whyWords } from "../../view/why-words.ts";
import { actsAbout, isVeiled } from "../coordinators/person-known.ts";
import type { Ports } from "../ports.ts";
import { concernsOf, type PersonConcern } from "../year/concerns.ts";
import { explainedOf } from "../year/explained.ts";
import { isOf } from "./hold-day.ts";
import { toldMail } from "./told-mail.ts";

type Told = Pick<WhyReport, "mails" | "more" | "silences" | "acts">;

/** Mails told at once, and acts: a page stays a page. */
const [mostMails, mostActs] = [10, 30];
/** What bears on mail, of all that people and SES do. */
const bearing =
  /^(unsubscribed|resubscribed|paused|resumed|bouncing|complained|address-|answer-|fact-|cohort-set|erasure-)/;

/** Everything about one person's mail, or about one prompt or kind of it, from records and audit alone. */
export async function whyTold(
  participant: Participant,
  about: string | undefined,
  zone: string,
  t: Translate,
  ports: Pick<Ports, "store">,
): Promise<Told> {
  const { person: id, programme } = participant;
  const [messages, person, concerns, audits, { acts: here }, { acts: everywhere }] = await Promise.all([
    ports.store.ofPerson("message", id),
    ports.store.get("person", id),
    concernsOf(participant, ports),
    ports.store.partsOf("audit", id),
    actsAbout(participant.id, ports),
    actsAbout(id, ports),
  ]);
  const wanted = messages
    .filter((one) => one.programme === programme && (about === undefined || isOf(about, one)))
    .sort(latestFirst);
  const mails = wanted.slice(0, mostMails).map(async (message) => {
    const decisions = await ports.store.partsOf("audit", message.id);
    return toldMail(message, [...decisions, ...audits], concerns, t, zone);
  });
  const acts = [...here, ...(isVeiled(participant, person) ? [] : everywhere)];
  return {
    mails: await Promise.all(mails),
    more: wanted.length > mostMails,
    silences: silences(
      concerns.filter(({ touchpoint }) => about === undefined || touchpoint.key === about),
      wanted,
      t,
    ),
    acts: acts
      .filter(({ did }) => bearing.test(did))
      .sort((one, other) => (one.at < other.at ? 1 : -1))
      .slice(0, mostActs)
      .map(({ at, by, did }) => ({ at, by, did, says: saysAct(t, zone, { at, did }) })),
  };
}

/** What happened to has to be explained first, the latest first; then what is still ahead, the soonest first. */
function latestFirst(one: Message, other: Message): number {
  const [ahead, otherAhead] = [one.state === "PLANNED", other.state === "PLANNED"];
  if (ahead !== otherAhead) return ahead ? 1 : -1;
  return one.dueAt < other.dueAt === ahead ? -1 : 1;
}

/** What is in the year and no mail was made of: dropped, not for them, or not planned yet. The latest first. */
function silences(concerns: readonly PersonConcern[], messages: readonly Message[], t: Translate): Told["silences"] {
  const told = new Set(messages.flatMap(({ about }) => about));
  return concerns
    .filter(({ touchpoint: { id, sides }, side }) => !told.has(id) && (sides.length === 0 || sides.includes(side)))
    .sort((one, other) => (one.touchpoint.date < other.touchpoint.date ? 1 : -1))
    .map((concern) => {
      const { key, date, reason } = concern.touchpoint;
      const why = whyWords(t, { ...explainedOf(concern, concerns), mentor: false });
      return { key, date, reason: silence(concern) ?? reason, name: promptName(t, key), why };
    });
}
