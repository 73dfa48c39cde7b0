import { invitation, meetingEntry } from "../../../calendar/invitation.ts";
import type { Touchpoint } from "../../../domain/touchpoint.ts";
import { translator } from "../../../locales/translate.ts";
import type { LetterContext } from "./letter.ts";

/** The invitation to a touchpoint's meeting in person, or its cancellation; undefined where there is none. */
export function invite(
  touchpoint: Touchpoint,
  names: readonly string[],
  { message, person, programme, ports }: LetterContext,
) {
  const { meeting } = touchpoint;
  if (!meeting) return undefined;
  const t = translator(person.locale);
  const words = {
    names: new Intl.ListFormat(person.locale).format(names.filter((name) => name !== "")),
    programme: programme.name,
  };
  const from = ports.mailbox.from;
  return invitation({
    entry: meetingEntry(touchpoint, meeting, from.split("@")[1] ?? from),
    organizer: { name: programme.name, email: from },
    attendee: { name: person.name, email: person.email },
    summary: t.of(words.names === "" ? "invitation.summary.alone" : "invitation.summary", words),
    description: t.of("invitation.description", words),
    stamp: message.createdAt,
  });
}
