import { ownLink } from "../../site.ts";
import type { LetterContext } from "./letter.ts";

/** What every mail knows. */
export function baseOf({ person, programme }: LetterContext) {
  return { locale: person.locale, programme: programme.name, society: programme.society };
}

/** The reader's own page. */
export function meLink({ ports, site, person, programme }: LetterContext): Promise<string> {
  return ownLink(ports, site, "me", person, programme.id);
}
