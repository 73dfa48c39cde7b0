import type { Temporal } from "temporal-polyfill";
import { inRole, type Mentorship } from "../../domain/mentorship.ts";
import type { Person } from "../../domain/person.ts";
import { isAhead, openTalk } from "../../domain/talking.ts";
import { dayIn, instantOf } from "../../domain/time.ts";
import type { MeTalks } from "../../pages/me-talks-model.ts";
import type { Ports } from "../ports.ts";
import { meetLink } from "./meeting-links.ts";

/** How it stands with each of somebody's pairs, the way to a time to talk, and the talks that were agreed on. */
export function meTalks(
  mentorships: readonly Mentorship[],
  person: Person,
  nameOf: ReadonlyMap<string, string>,
  site: string,
  ports: Pick<Ports, "links">,
  now: Temporal.Instant,
): Promise<MeTalks[]> {
  return Promise.all(
    mentorships.map(async (mentorship) => {
      const others = inRole(mentorship, "mentor").includes(person.id) ? "mentee" : "mentor";
      const open = openTalk(mentorship, now);
      const agreed = (mentorship.talks ?? []).filter(({ state }) => state === "agreed" || state === "took-place");
      return {
        others,
        names: inRole(mentorship, others).map((other) => nameOf.get(other) ?? ""),
        link: await meetLink(ports, site, person, mentorship.programme, mentorship.id),
        waits: open !== undefined && !isAhead(open, now) && open.by !== person.id,
        next: open && isAhead(open, now) ? open.at : undefined,
        days: agreed.flatMap(({ at }) =>
          at === undefined ? [] : [{ at, date: dayIn(person.zone, instantOf(at)).toString() }],
        ),
      };
    }),
  );
}
