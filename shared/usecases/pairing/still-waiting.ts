import type { Temporal } from "temporal-polyfill";
import { openRequest } from "../../domain/mentor-request.ts";
import { mayMentor, participantId } from "../../domain/participant.ts";
import type { Programme } from "../../domain/programme.ts";
import type { Proposal } from "../../domain/round.ts";
import { audit } from "../audit.ts";
import type { Ports } from "../ports.ts";
import { barredBy } from "./barred-now.ts";

/**
 * Between a round and its publication a mentee may have asked for mentors by name: then nobody else is asked for them. And
 * a mentor may not be approved any more, or not be here, or something may have been said that keeps the two apart: nobody
 * asks them.
 */
export async function stillWaiting(
  drafts: readonly Proposal[],
  programme: Programme,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<Proposal[]> {
  const both = drafts.flatMap(({ programme, mentee, mentor }) => [
    participantId(programme, mentee),
    participantId(programme, mentor),
  ]);
  const found = new Map((await ports.store.getMany("participant", both)).map((one) => [one.person, one]));
  const barred = await barredBy(drafts, programme, ports);
  const hindrance = (proposal: Proposal) => {
    const { mentee, mentor } = proposal;
    if (barred(proposal)) return "kept-apart";
    const [one, other] = [found.get(mentee), found.get(mentor)];
    if (one !== undefined && openRequest(one) !== undefined) return "asked-by-name";
    return other !== undefined && mayMentor(other) ? undefined : "no-longer-approved";
  };
  for (const proposal of drafts) {
    const why = hindrance(proposal);
    if (why === undefined) continue;
    await ports.store.commit([
      { kind: "proposal", put: { ...proposal, state: "withdrawn" } },
      audit(proposal.id, "almanac", "withdrawn", why, now),
    ]);
  }
  return drafts.filter((one) => hindrance(one) === undefined);
}
