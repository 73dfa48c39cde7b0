import { Temporal } from "temporal-polyfill";
import { holds, type Offer, unanswered } from "../../../domain/offer.ts";
import type { Programme } from "../../../domain/programme.ts";
import { dayIn } from "../../../domain/time.ts";
import { suggestConversations } from "../../../matching/groups.ts";
import { pairKey } from "../../../matching/pool.ts";
import { everything } from "../../everything.ts";
import type { Ports } from "../../ports.ts";
import { retried } from "../../retried.ts";
import type { RoundPool } from "../round-pool.ts";
import { offerDraft } from "./make-offer.ts";
import { askOffer } from "./settle-offer.ts";
import { willingMentors } from "./willing.ts";

/**
 * Whoever waits and would like one conversation meanwhile is offered one: a mentor who said they would give one is asked
 * first. A no or silence passes to the next, and nobody learns of it. Says who was written to.
 */
export async function conversationsWished(
  pool: RoundPool,
  programme: Programme,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<string[]> {
  const wishing = pool.mentees.filter(({ participant }) => participant.meanwhile?.once !== undefined);
  if (wishing.length === 0) return [];
  const [offers, willing] = await Promise.all([
    everything(ports, "offer", programme.id),
    willingMentors(pool.mentors, ports),
  ]);
  const once = offers.filter(({ shape }) => shape === "once");
  const today = dayIn(programme.zone, now).toString();
  const free = willing.once.filter((mentor) => !once.some((one) => isBusy(one, mentor, today)));
  const mentees = wishing.filter(
    ({ participant: { person } }) => !once.some((one) => isOpen(one) && one.mentees.includes(person)),
  );
  const asked = once.flatMap(({ mentors, mentees: theirs }) =>
    theirs.flatMap((mentee) => mentors.map((mentor) => pairKey(mentee, mentor))),
  );
  const excluded = new Set([...pool.excluded, ...asked]);
  const hints: string[] = [];
  for (const {
    mentor,
    mentees: [mentee = ""],
  } of suggestConversations({ ...pool, mentees, excluded }, new Set(free), now))
    hints.push(...(await retried(() => askOnce(programme, mentee, mentor, ports, now))));
  return hints;
}

async function askOnce(
  programme: Programme,
  mentee: string,
  mentor: string,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<string[]> {
  const said = { programme: programme.id, shape: "once" as const, mentors: [mentor], mentees: [mentee] };
  const draft = offerDraft(["once", mentee, mentor], { ...said, madeBy: "almanac" }, now);
  // The listing may lag behind what an earlier run wrote.
  if (await ports.store.get("offer", draft.id)) return [];
  return askOffer(draft, "almanac", programme, ports, now);
}

const isOpen = ({ state }: Offer) => state === "asked-mentors" || state === "asked-mentees";

/** Days for which a mentor who said no to one conversation is not asked about another. */
const restDays = 60;

/** Asked just now, in a conversation, or left in peace since they said no or did not answer. */
function isBusy(offer: Offer, mentor: string, today: string): boolean {
  if (!offer.mentors.includes(mentor)) return false;
  if (holds(offer, mentor)) return true;
  if (offer.no.includes(mentor))
    return Temporal.PlainDate.from(today).subtract({ days: restDays }).toString() < offer.madeAt;
  if (offer.state === "accepted") return (offer.until ?? "") >= today;
  return offer.state === "lapsed" && unanswered({ ...offer, state: "asked-mentors" }).includes(mentor);
}
