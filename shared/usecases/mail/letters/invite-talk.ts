import { invitation, talkEntry } from "../../../calendar/invitation.ts";
import type { Talk } from "../../../domain/talk.ts";
import { talkWords } from "../../meeting/talk-words.ts";
import type { LetterContext } from "./letter.ts";

/** The invitation to a talk, or its cancellation; undefined before a time was picked. */
export function inviteToTalk(
  mentorship: string,
  talk: Talk,
  { names, link }: { readonly names: readonly string[]; readonly link: string | undefined },
  { person, programme, ports }: Pick<LetterContext, "person" | "programme" | "ports">,
) {
  const from = ports.mailbox.from;
  const entry = talkEntry(mentorship, talk, from.split("@")[1] ?? from);
  if (!entry) return undefined;
  return invitation({
    entry,
    organizer: { name: programme.name, email: from },
    attendee: { name: person.name, email: person.email },
    ...talkWords(talk, { names, link, programme: programme.name, locale: person.locale }),
    stamp: talk.changedAt,
  });
}
