import { participantId } from "../../../domain/participant.ts";
import { linkTo } from "../../site.ts";
import { baseOf, meLink } from "./base.ts";
import type { LetterContext, Written } from "./letter.ts";

/** An announcement to one person. Its words are read now; who left, is away or wants no more since gets none. */
export async function announcementLetter(context: LetterContext): Promise<Written> {
  const { message, person, programme, site, ports } = context;
  const [announcement, participant] = await Promise.all([
    ports.store.get("announcement", message.subject),
    ports.store.get("participant", participantId(programme.id, person.id)),
  ]);
  if (announcement?.programme !== programme.id) return { nothing: "programme-gone" };
  if (participant === undefined) return { nothing: "person-gone" };
  if (participant.state !== "active") return { nothing: participant.state };
  if (!person.prompts) return { nothing: "unsubscribed" };
  const claims = { person: person.id, programme: programme.id, subject: "" };
  const unsubscribe = await linkTo(ports, site, { purpose: "unsubscribe", ...claims });
  return {
    model: {
      kind: "announcement",
      ...baseOf(context),
      locale: announcement.language,
      subject: announcement.subject,
      text: announcement.text,
      name: person.name,
      me: await meLink(context),
      unsubscribe,
    },
    unsubscribe,
    thread: announcement.id,
  };
}
