import { inRole } from "../../../domain/mentorship.ts";
import type { Participant } from "../../../domain/participant.ts";
import { meetLink } from "../../meeting/meeting-links.ts";
import type { PersonConcern } from "../../year/concerns.ts";
import type { LetterContext } from "./letter.ts";

/** Where the reader finds a time to talk with each of those a prompt names, by name. */
export async function meetLinks(
  { mentorships }: Participant,
  concerns: readonly PersonConcern[],
  { person, programme, site, ports }: LetterContext,
): Promise<{ name: string; link: string }[]> {
  const [all, persons] = await Promise.all([
    ports.store.getMany("mentorship", mentorships),
    ports.store.getMany("person", [...new Set(concerns.flatMap(({ others }) => others))]),
  ]);
  const links = persons.map(async ({ id, name }) => {
    const shared = all.find((one) => [...inRole(one, "mentee"), ...inRole(one, "mentor")].includes(id));
    return shared ? [{ name, link: await meetLink(ports, site, person, programme.id, shared.id) }] : [];
  });
  return (await Promise.all(links)).flat();
}
