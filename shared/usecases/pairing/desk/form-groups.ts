import type { Temporal } from "temporal-polyfill";
import type { Offer } from "../../../domain/offer.ts";
import { Discipline } from "../../../domain/profile.ts";
import type { Programme } from "../../../domain/programme.ts";
import type { NewLine, Work, WorkValues } from "../../../domain/work.ts";
import { suggestGroups, suggestPanel } from "../../../matching/groups.ts";
import { audit } from "../../audit.ts";
import type { Progress } from "../../coordinators/work.ts";
import { everything } from "../../everything.ts";
import type { Ports } from "../../ports.ts";
import { programmeOf } from "../../programme-of.ts";
import { offerDraft } from "../offers/make-offer.ts";
import { willingMentors } from "../offers/willing.ts";
import { relationsAmong } from "../relations-known.ts";
import { type RoundPool, roundPool } from "../round-pool.ts";

type Found = Pick<Offer, "mentors" | "mentees" | "shape">;

/**
 * Prepares groups from those in line, or a panel for one mentee: drafts that a coordinator looks at before anybody is
 * asked. Whoever said that a group would help comes first where there are fewer places. Everybody has to be looked at, so it is work.
 */
export async function formGroups(
  work: Work,
  ports: Pick<Ports, "store">,
  progress: Progress,
  now: Temporal.Instant,
): Promise<WorkValues> {
  const programme = await programmeOf(ports, work.programme);
  const pool = await roundPool(programme, ports, now);
  const { mentee } = work.order;
  const apart = await apartIn(pool, programme, ports);
  const found =
    typeof mentee === "string"
      ? panelFor(pool, mentee, work, apart, now)
      : await groupsIn(pool, work.programme, apart, ports, now);
  for (const { shape, mentors, mentees } of found) await keep(work, { shape, mentors, mentees }, ports, now);
  const lines = found.flatMap(({ mentors }) =>
    mentors.map((person): NewLine => ({ level: "info", says: "mentor", values: {}, person })),
  );
  await progress.say(lines, 0);
  const wishing = pool.mentees.filter(({ participant }) => participant.meanwhile?.group !== undefined).length;
  return { count: found.length, wishing, panel: typeof mentee === "string" };
}

/** Any two of a pool of whom one asked to be kept apart from the other, whatever they are here. */
async function apartIn(
  { mentors, mentees }: RoundPool,
  programme: Programme,
  ports: Pick<Ports, "store">,
): Promise<ReadonlySet<string>> {
  const all = [...mentors, ...mentees];
  const people = all.map(({ participant }) => participant.person);
  const profiles = all.flatMap(({ profile }) => profile ?? []);
  return (await relationsAmong({ mentees: people, mentors: people }, profiles, [], programme, ports)).apart;
}

async function keep(work: Work, found: Found, ports: Pick<Ports, "store">, now: Temporal.Instant): Promise<void> {
  const said = { programme: work.programme, ...found, madeBy: work.requestedBy };
  const draft = offerDraft([work.id, ...found.mentors], said, now);
  if (await ports.store.get("offer", draft.id)) return;
  await ports.store.commit([
    { kind: "offer", put: draft },
    audit(draft.id, work.requestedBy, "offer-made", found.shape, now),
  ]);
}

async function groupsIn(
  pool: RoundPool,
  programme: string,
  apart: ReadonlySet<string>,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<Found[]> {
  const [{ groups }, drafts] = await Promise.all([
    willingMentors(pool.mentors, ports),
    everything(ports, "offer", programme, "draft"),
  ]);
  // Who stands in a draft already is not put into another.
  const taken = new Set(drafts.flatMap(({ mentors, mentees }) => [...mentors, ...mentees]));
  const mentees = pool.mentees.filter(({ participant }) => !taken.has(participant.person));
  const wishing = mentees.filter(({ participant }) => participant.meanwhile?.group !== undefined);
  const first = new Set(wishing.map(({ participant }) => participant.person));
  const sizes = new Map([...groups].filter(([mentor]) => !taken.has(mentor)));
  return suggestGroups({ ...pool, mentees, first }, sizes, now, apart).map((group) => ({
    ...{ shape: "group", mentors: [group.mentor], mentees: [...group.mentees] },
  }));
}

function panelFor(
  pool: RoundPool,
  mentee: string,
  work: Work,
  apart: ReadonlySet<string>,
  now: Temporal.Instant,
): Found[] {
  const wanted = String(work.order["disciplines"])
    .split(" ")
    .flatMap((one) => Discipline.safeParse(one).data ?? []);
  const mentors = suggestPanel(pool, mentee, wanted, now, apart);
  return mentors.length < 2 ? [] : [{ shape: "panel", mentors, mentees: [mentee] }];
}
