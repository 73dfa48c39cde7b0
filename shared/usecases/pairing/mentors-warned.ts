import type { Relation } from "../../domain/pairing-policy.ts";
import type { Participant } from "../../domain/participant.ts";
import type { Programme } from "../../domain/programme.ts";
import type { MentorsModel, MentorWords } from "../../pages/mentors-model.ts";
import type { openMe } from "../own-page/me.ts";
import type { Ports } from "../ports.ts";
import type { Found } from "./mentors-found.ts";
import { type Ties, tiesTo } from "./ties-asked.ts";

type Opened = Awaited<ReturnType<typeof openMe>>;

/** The mentors shown and chosen, each with what to think about before asking, where there is something. */
export async function withWarnings(
  { programme, participant }: Pick<Opened, "programme" | "participant">,
  found: Found,
  chosen: MentorsModel["chosen"],
  offered: readonly Participant[],
  ports: Pick<Ports, "store">,
): Promise<Found & Pick<MentorsModel, "chosen">> {
  const ids = new Set([...found.mentors, ...chosen].map(({ id }) => id));
  const shown = offered.filter(({ person }) => ids.has(person));
  if (shown.length === 0) return { ...found, chosen };
  const former = await ports.store.getMany("mentorship", participant.formerMentorships);
  const ties = await tiesTo(participant, shown, former, programme, ports);
  return {
    ...found,
    mentors: found.mentors.map((one) => ({ ...one, ...warningOf(one.id, ties) })),
    chosen: chosen.map((one) => ({ ...one, ...warningOf(one.id, ties) })),
  };
}

/**
 * The reader is told what they said themselves and what is on record; of what others said, only that there may be
 * something to think about.
 */
function warningOf(mentor: string, { warned, said }: Ties): Pick<MentorWords, "warning"> {
  const known = warned.get(mentor);
  if (known === undefined) return {};
  const [own] = said.get(mentor) ?? [];
  if (own !== undefined && own !== "employer" && own !== "competitor") return { warning: own };
  return { warning: known.includes("earlier-pairing") ? "earlier-pairing" : "other" };
}

/** Whether a programme would rather not see such a tie between two people who bring themselves along. */
export function isAdvisedAgainst({ pairing }: Pick<Programme, "pairing">) {
  return (relation: Relation): relation is Exclude<Relation, "earlier-pairing"> =>
    relation !== "earlier-pairing" && pairing.relations[relation] !== "allow";
}
