import type { Temporal } from "temporal-polyfill";
import { ofRound } from "../../../domain/explanation.ts";
import { derivedId } from "../../../domain/ids.ts";
import { mayMentor, participantId } from "../../../domain/participant.ts";
import type { Programme } from "../../../domain/programme.ts";
import type { Proposal, Round } from "../../../domain/round.ts";
import type { Work, WorkValues } from "../../../domain/work.ts";
import type { Barrier } from "../../../matching/eligibility.ts";
import { warningsBetween } from "../../../matching/relations.ts";
import { type Scale, scaleOf, score } from "../../../matching/score.ts";
import { audit } from "../../audit.ts";
import { everything } from "../../everything.ts";
import { written } from "../../mail/ledger.ts";
import type { Ports, Put } from "../../ports.ts";
import { programmeOf } from "../../programme-of.ts";
import { retried } from "../../retried.ts";
import { asking, askMessage } from "../advance-proposals.ts";
import { draft } from "../keep-round.ts";
import { heldByOffers } from "../offers/held-by-offers.ts";
import { type RoundPool, roundPool, tiredMentors } from "../round-pool.ts";
import { requestedRound } from "../rounds-due.ts";
import { barsIn } from "./bars.ts";

type SuggestPorts = Pick<Ports, "store" | "queue">;

/** Two people, and whether the mentor is asked although they were to be left in peace. */
interface Wanted {
  readonly mentee: string;
  readonly mentor: string;
  readonly anyway: boolean;
}

/** Suggests the mentor a coordinator chose to a mentee who waits, and asks the mentor. Says what came of it. */
export async function suggestByHand(work: Work, ports: SuggestPorts, now: Temporal.Instant): Promise<WorkValues> {
  const programme = await programmeOf(ports, work.programme);
  const { mentee, mentor, anyway } = work.order;
  const wanted = { mentee: String(mentee), mentor: String(mentor), anyway: anyway === true };
  const { summary, hints } = await retried(() => suggest(work, wanted, programme, ports, now));
  await ports.queue.hint(hints);
  return summary;
}

async function suggest(work: Work, wanted: Wanted, programme: Programme, ports: SuggestPorts, now: Temporal.Instant) {
  const round = await roundFor(work, programme, ports, now);
  const id = derivedId("pro", round.id, wanted.mentee, wanted.mentor);
  const before = await ports.store.get("proposal", id);
  const asked = (hints: string[]) => ({ summary: { outcome: "asked", round: round.id, proposal: id }, hints });
  // This work has asked already, and broke off before it could say so.
  if (before?.state === "asked-mentor") return asked([]);
  const pool = await roundPool(programme, ports, now);
  const scale = scaleOf(pool.mentors, now, pool.policy);
  const found = await outcomeOf(pool, wanted, scale, programme, ports);
  const [mentee, mentor] = [
    pool.mentees.find(({ participant }) => participant.person === wanted.mentee),
    pool.mentors.find(({ participant }) => participant.person === wanted.mentor),
  ];
  if (found.outcome !== "possible" || !mentee || !mentor) return { summary: found, hints: [] };
  const { total, fit, reasons } = score(mentee, mentor, scale);
  const warnings = warningsBetween(mentee, mentor, pool);
  const pairing = { mentee: wanted.mentee, mentor: wanted.mentor, score: total, reasons };
  const suggestion = draft({ ...pairing, ...(warnings.length > 0 && { warnings }) }, round);
  const proposal: Proposal = {
    ...suggestion,
    version: before?.version ?? 0,
    state: "asked-mentor",
    ...asking(programme, now),
    byHand: true,
  };
  const message = askMessage([proposal], "proposal-mentor", programme, now);
  const own: Round = { ...round, mentees: 1, places: 1, matched: 1, score: total, mentors: 1, byHand: true };
  const why = await ports.store.get("explanation", ofRound(round.id, id));
  const pair = { round: round.id, proposal: id, mentee: wanted.mentee, mentor: wanted.mentor };
  const parts = { id: ofRound(round.id, id), version: why?.version ?? 0, ...pair, fit, mentors: [], mentees: [] };
  const none = await ports.store.get("unpaired", ofRound(round.id, wanted.mentee));
  const part = await ports.store.get("participant", participantId(programme.id, wanted.mentee));
  if (!part) return { summary: { outcome: "not-waiting" }, hints: [] };
  const puts: Put[] = [
    ...(round.version === 0 ? [{ kind: "round", put: own } as const] : []),
    { kind: "proposal", put: proposal },
    { kind: "explanation", put: parts },
    // Two coordinators who choose for the same mentee at once meet here.
    { kind: "participant", put: part },
    written(message, undefined, now),
    audit(id, work.requestedBy, "chosen-by-hand", wanted.anyway ? "anyway" : "", now),
    audit(id, "almanac", "mentor-asked", "by-hand", now),
  ];
  await ports.store.commit([...puts, ...(none === undefined ? [] : [{ kind: "unpaired", remove: none } as const])]);
  return asked([message.id]);
}

/** Why this suggestion cannot be made, with the rule that rules it out; `possible` if it can. */
async function outcomeOf(
  pool: RoundPool,
  { mentee: one, mentor: other, anyway }: Wanted,
  scale: Scale,
  programme: Programme,
  ports: SuggestPorts,
): Promise<{ outcome: string; rule?: Barrier }> {
  const mentee = pool.mentees.find(({ participant }) => participant.person === one);
  if (!mentee) return { outcome: "not-waiting" };
  const mentor = pool.mentors.find(({ participant }) => participant.person === other);
  if (!mentor || !mayMentor(mentor.participant) || one === other) return { outcome: "no-mentor" };
  const rule = barsIn(pool, scale)(mentee, mentor);
  if (rule !== undefined) return rule === "excluded" ? { outcome: "earlier" } : { outcome: "barred", rule };
  if (tiredMentors(pool.proposals).has(other) && !anyway) return { outcome: "resting" };
  const [load, held] = await Promise.all([ports.store.get("load", other), heldByOffers(programme, ports)]);
  const open = ["draft", "asked-mentor", "asked-mentee", "asked-both"];
  const asked = pool.proposals.filter(
    ({ mentor: who, state, request }) => who === other && open.includes(state) && !(state === "draft" && request),
  );
  const taken = asked.length + held.mentors.filter((who) => who === other).length;
  const free = load !== undefined && load.places - load.mentorships.length - taken > 0;
  return { outcome: free ? "possible" : "no-place" };
}

/** Where a suggestion by hand belongs: the latest published round, else one of its own. */
async function roundFor(work: Work, programme: Programme, ports: SuggestPorts, now: Temporal.Instant): Promise<Round> {
  const own = derivedId("rnd", programme.id, work.id);
  const latest = (await everything(ports, "round", programme.id, "published")).at(-1);
  const found = latest ?? (await ports.store.get("round", own));
  return found ?? { ...requestedRound(own, programme.id, true, work.requestedBy, now), state: "published" };
}
