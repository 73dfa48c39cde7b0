import type { Temporal } from "temporal-polyfill";
import { withElsewhere } from "../../domain/elsewhere.ts";
import { inRole } from "../../domain/mentorship.ts";
import type { Participant } from "../../domain/participant.ts";
import { instantText } from "../../domain/time.ts";
import type { OwnMentor } from "../../pages/mentors-model.ts";
import { audit } from "../audit.ts";
import { namesOf } from "../names-of.ts";
import type { openMe } from "../own-page/me.ts";
import type { Ports } from "../ports.ts";
import { planOf } from "../year/pinned-plan.ts";
import { programmePlan } from "../year/programme-plan.ts";
import { seasonOf } from "../year/season.ts";

type Opened = Awaited<ReturnType<typeof openMe>>;
type Store = Pick<Ports, "store">;

/** The season in which a mentee's applications can be kept apart, by the plan their own year follows. */
async function season({ programme, participant }: Opened, ports: Store, now: Temporal.Instant) {
  return seasonOf(await planOf(await programmePlan(programme.id, ports), participant, ports), now);
}

/** A mentee's own mentors: where each helps to choose residents, and whether applications are kept from them. */
export async function ownMentors(opened: Opened, ports: Store, now: Temporal.Instant): Promise<OwnMentor[]> {
  const { person, participant } = opened;
  const all = await ports.store.getMany("mentorship", participant.mentorships);
  const mine = all.filter((one) => one.state === "active" && inRole(one, "mentee").includes(person.id));
  const mentors = mine.flatMap((one) => inRole(one, "mentor"));
  if (mentors.length === 0) return [];
  const [profiles, names, own, open] = await Promise.all([
    ports.store.getMany("profile", mentors),
    namesOf(mentors, ports),
    ports.store.get("profile", person.id),
    season(opened, ports, now),
  ]);
  const selects = new Map(profiles.map(({ id, selectsResidents }) => [id, selectsResidents ?? []]));
  return mine.flatMap((mentorship) =>
    inRole(mentorship, "mentor").map((mentor) => ({
      id: mentorship.id,
      name: names.get(mentor) ?? "",
      selects: selects.get(mentor) ?? [],
      elsewhere: open && own?.elsewhere?.some((one) => one.mentorship === mentorship.id && one.cycle === open.cycle),
      until: open?.until,
    })),
  );
}

/**
 * A mentee keeps their applications from one of their mentors, or no longer does. Any mentee may, with any mentor, so
 * that having pressed says nothing of where anybody applies; the audit says only that another mentor is wished for.
 * Gives back the mentees whose years have to be planned anew.
 */
export async function keepApplications(
  opened: Opened,
  mentorship: string,
  elsewhere: boolean,
  ports: Store,
  now: Temporal.Instant,
): Promise<string[]> {
  const { person, participant } = opened;
  const [open, profile, found] = await Promise.all([
    season(opened, ports, now),
    ports.store.get("profile", person.id),
    participant.mentorships.includes(mentorship) ? ports.store.get("mentorship", mentorship) : undefined,
  ]);
  const theirs = found?.state === "active" && inRole(found, "mentee").includes(person.id);
  if (!open || !theirs) return [];
  const flag = elsewhere ? { mentorship, cycle: open.cycle } : undefined;
  const list = withElsewhere(profile?.elsewhere, mentorship, flag, open.cycle);
  const before = profile ?? { id: person.id, version: 0 };
  await ports.store.commit([
    { kind: "profile", put: { ...before, elsewhere: list } },
    {
      kind: "participant",
      // Should we get no further than this, the nightly plan does the rest.
      put: {
        ...participant,
        anotherMentor: wishOf(participant, list !== undefined, now),
        planned: undefined,
      },
    },
    audit(participant.id, person.id, elsewhere ? "another-mentor" : "another-mentor-no-longer", "", now),
  ]);
  return [participant.id];
}

function wishOf({ anotherMentor }: Participant, wanted: boolean, now: Temporal.Instant) {
  return wanted ? { since: anotherMentor?.since ?? instantText(now) } : undefined;
}
