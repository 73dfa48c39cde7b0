import { lastRole, presentIn } from "../../../domain/mentorship.ts";
import { mayMentor, type Participant, participantId } from "../../../domain/participant.ts";
import { pausesOf, pausesOn } from "../../../domain/pause.ts";
import { dayIn } from "../../../domain/time.ts";
import { linkTo } from "../../site.ts";
import { baseOf, meLink } from "./base.ts";
import type { LetterContext, Written } from "./letter.ts";

/** Asks a mentor without mentees whether they are there again. */
export async function againMentorLetter(context: LetterContext): Promise<Written> {
  const { person, programme, ports } = context;
  const participant = await ports.store.get("participant", participantId(programme.id, person.id));
  if (!participant || !mayMentor(participant)) return { nothing: "person-gone" };
  if (await pauses(participant, context)) return { nothing: "paused" };
  const [me, unsubscribe] = await Promise.all([meLink(context), unsubscribeLink(context)]);
  const page = `${me}/again`;
  return {
    model: {
      kind: "again-mentor",
      ...baseOf(context),
      name: person.name,
      yes: `${page}?do=other`,
      no: `${page}?do=no`,
      me,
      unsubscribe,
    },
    unsubscribe,
  };
}

/** Tells who said so first that the other one wants to go on, too. */
export async function goingOnLetter(context: LetterContext): Promise<Written> {
  const { message, person, ports } = context;
  const mentorship = await ports.store.get("mentorship", message.subject);
  const present = mentorship ? presentIn(mentorship) : [];
  if (mentorship?.state !== "active" || !present.includes(person.id)) return { nothing: "mentorship-ended" };
  const role = lastRole(mentorship, person.id) ?? "mentee";
  const others = present.filter((one) => lastRole(mentorship, one) !== role);
  const names = (await ports.store.getMany("person", others)).map(({ name }) => name);
  const model = {
    kind: "going-on",
    ...baseOf(context),
    name: person.name,
    role,
    names,
    me: await meLink(context),
  } as const;
  return { model, thread: mentorship.id };
}

/** Asks once how it went on. */
export async function aYearLaterLetter(context: LetterContext): Promise<Written> {
  const { person, programme, ports } = context;
  const participant = await ports.store.get("participant", participantId(programme.id, person.id));
  if (!participant || participant.state === "left") return { nothing: "person-gone" };
  if (await pauses(participant, context)) return { nothing: "paused" };
  const [me, unsubscribe] = await Promise.all([meLink(context), unsubscribeLink(context)]);
  return {
    model: { kind: "a-year-later", ...baseOf(context), name: person.name, page: `${me}/again`, me, unsubscribe },
    unsubscribe,
  };
}

/** Whether they, or everybody, paused since it was planned. */
async function pauses(participant: Participant, { programme, ports, now }: LetterContext): Promise<boolean> {
  if (participant.state === "paused") return true;
  const today = dayIn(programme.zone, now).toString();
  const all = await ports.store.partsOf("pause", programme.id);
  return pausesOf(participant, all).some((span) => pausesOn(span, today));
}

function unsubscribeLink({ ports, site, person, programme }: LetterContext): Promise<string> {
  return linkTo(ports, site, { purpose: "unsubscribe", person: person.id, programme: programme.id, subject: "" });
}
