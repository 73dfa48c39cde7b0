import { participantId } from "../../../domain/participant.ts";
import { concernsOf } from "../../year/concerns.ts";
import { baseOf, meLink } from "./base.ts";
import { invite } from "./invite.ts";
import type { LetterContext, Written } from "./letter.ts";

/**
 * A meeting in person was proposed, moved or cancelled after its prompt had left. `subject` is the touchpoint's id,
 * `occurrence` the meeting's sequence: an overtaken change is not worth a mail any more.
 */
export async function meetingChangedLetter(context: LetterContext): Promise<Written> {
  const { message, person, programme, ports } = context;
  const participant = await ports.store.get("participant", participantId(programme.id, person.id));
  const touchpoint = await ports.store.get("touchpoint", message.subject);
  const meeting = touchpoint?.meeting;
  if (!participant || !touchpoint || !meeting) return { nothing: "person-gone" };
  if (String(meeting.sequence) !== message.occurrence) return { nothing: "overtaken" };
  const concern = (await concernsOf(participant, ports)).find((one) => one.touchpoint.id === touchpoint.id);
  const persons = await ports.store.getMany("person", concern?.others ?? []);
  const names = persons.map(({ name }) => name);
  const calendar = invite(touchpoint, names, context);
  const proposed = meeting.sequence === 0 ? "proposed" : "moved";
  return {
    model: {
      kind: "meeting-changed",
      ...baseOf(context),
      state: meeting.state === "cancelled" ? "cancelled" : proposed,
      names,
      others: concern?.side === "mentor" ? "mentee" : "mentor",
      meeting,
      me: await meLink(context),
    },
    thread: `${programme.id}.${touchpoint.key}.${touchpoint.occurrence}`,
    ...(calendar && { calendar }),
  };
}
