import type { Mentorship } from "../../domain/mentorship.ts";
import type { Participant } from "../../domain/participant.ts";
import type { Ports } from "../ports.ts";
import { type Act, actsAbout } from "./person-known.ts";

/**
 * Who did what with somebody, their part in the programme and their mentorships, the latest first. What another
 * programme did with their part there is not in it: the person's own record holds only what concerns them everywhere.
 * `veiled`: not that either.
 */
export async function actsOf(
  participant: Participant,
  mentorships: readonly Mentorship[],
  veiled: boolean,
  ports: Pick<Ports, "store">,
): Promise<{ acts: Act[]; more: boolean }> {
  const about = [participant.id, ...(veiled ? [] : [participant.person]), ...mentorships.map(({ id }) => id)];
  const found = await Promise.all(about.map((id) => actsAbout(id, ports)));
  return {
    acts: found.flatMap(({ acts }) => acts).sort((one, other) => (one.at < other.at ? 1 : -1)),
    more: found.some(({ more }) => more),
  };
}
