import { inComparison } from "../../../calendar/comparison.ts";
import { inRole } from "../../../domain/mentorship.ts";
import { participantId } from "../../../domain/participant.ts";
import { restsBy, silenceIn } from "../../../domain/quiet.ts";
import { dayIn } from "../../../domain/time.ts";
import { listText } from "../../../locales/dates.ts";
import { linkTo } from "../../site.ts";
import { baseOf, meLink } from "./base.ts";
import type { LetterContext, Written } from "./letter.ts";

/**
 * Asks one of a pair that went quiet whether they are still there; the reply goes to the other. `subject` is the
 * mentorship, `occurrence` the day the silence began: any sign since then, from either of them, and nothing is asked.
 */
export async function stillThereLetter(context: LetterContext): Promise<Written> {
  const { message, person, programme, site, ports, now } = context;
  const mentorship = await ports.store.get("mentorship", message.subject);
  if (mentorship?.state !== "active") return { nothing: "mentorship-ended" };
  const isMentor = inRole(mentorship, "mentor").includes(person.id);
  const others = inRole(mentorship, isMentor ? "mentee" : "mentor");
  const [otherId = ""] = others;
  const menteeId = participantId(programme.id, isMentor ? otherId : person.id);
  const [persons, participants, touchpoints, pauses] = await Promise.all([
    ports.store.getMany("person", others),
    ports.store.getMany("participant", [menteeId, participantId(programme.id, isMentor ? person.id : otherId)]),
    ports.store.partsOf("touchpoint", menteeId),
    ports.store.partsOf("pause", programme.id),
  ]);
  const mentee = participants.find(({ id }) => id === menteeId);
  const names = persons.map(({ name }) => name);
  if (persons.length === 0 || !mentee || participants.length < 2) return { nothing: "person-gone" };
  const today = dayIn(programme.zone, now).toString();
  const rests = restsBy(today, mentorship, participants, pauses);
  if (rests.some(({ until }) => until > today)) return { nothing: "paused" };
  if (inComparison(programme, mentee)) return { nothing: "no-longer-applies" };
  const silence = silenceIn(mentorship, touchpoints, rests);
  if (silence?.since !== message.occurrence) return { nothing: "in-touch" };
  const claims = { purpose: "unsubscribe", person: person.id, programme: programme.id, subject: "" } as const;
  const unsubscribe = await linkTo(ports, site, claims);
  return {
    model: {
      kind: "still-there",
      ...baseOf(context),
      name: person.name,
      others: isMentor ? "mentee" : "mentor",
      other: names.length > 1 ? listText(person.locale, names) : (names[0] ?? ""),
      since: silence.since,
      touchpoint: silence.unanswered.findLast(({ date }) => date <= today)?.key,
      me: await meLink(context),
      unsubscribe,
    },
    replyTo: persons.map(({ name, email }) => ({ name, address: email })),
    unsubscribe,
    thread: mentorship.id,
  };
}
