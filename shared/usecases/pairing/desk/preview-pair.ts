import type { Temporal } from "temporal-polyfill";
import { noFit } from "../../../domain/explanation.ts";
import { mayMentor } from "../../../domain/participant.ts";
import type { Proposal } from "../../../domain/round.ts";
import type { Work, WorkValues } from "../../../domain/work.ts";
import { costOf, type Pair, proposeWith } from "../../../matching/force.ts";
import { type Pool, pairKey, placesOf } from "../../../matching/pool.ts";
import type { Proposed } from "../../../matching/propose.ts";
import type { Progress } from "../../coordinators/work.ts";
import type { Ports } from "../../ports.ts";
import { programmeOf } from "../../programme-of.ts";
import { roundPool, tiredMentors } from "../round-pool.ts";
import { lineOf, reasonsLine } from "./pair-lines.ts";
import { roundOf } from "./round-of.ts";

/** Why a pair cannot be; `possible` if it can. */
type Outcome = "possible" | "changed" | "earlier" | "no-mentor" | "resting" | "no-place" | "left";

/**
 * Looks at what forcing a pair into a draft round, or taking somebody out of it, would cost: solves the round anew with
 * all that coordinators chose before, and says who changes. Writes nothing but its own lines.
 */
export async function previewPair(
  work: Work,
  ports: Pick<Ports, "store">,
  progress: Progress,
  now: Temporal.Instant,
): Promise<WorkValues> {
  const wanted = { mentee: String(work.order["mentee"]), mentor: String(work.order["mentor"]) };
  const round = await roundOf({ programme: work.programme, round: String(work.order["round"]) }, ports);
  const programme = await programmeOf(ports, work.programme);
  if (round.version !== work.order["version"]) return { outcome: "changed" satisfies Outcome };
  const [explanations, unpaired] = await Promise.all([
    ports.store.partsOf("explanation", round.id),
    ports.store.partsOf("unpaired", round.id),
  ]);
  const proposals = await ports.store.getMany(
    "proposal",
    explanations.map(({ proposal }) => proposal),
  );
  const current = proposals.filter(({ state }) => state === "draft");
  await progress.at(1, 3);
  // All drafts are put aside: whose they are is what is decided anew.
  const found = await roundPool(programme, ports, now, "");
  const part = new Set([
    ...current.map(({ mentee }) => mentee),
    ...unpaired.filter(({ why }) => why !== "by-hand").map(({ mentee }) => mentee),
    wanted.mentee,
  ]);
  if (wanted.mentor === "") part.delete(wanted.mentee);
  const pool: Pool = {
    ...found,
    mentees: found.mentees.filter(({ participant }) => part.has(participant.person)),
    resting: tiredMentors(found.proposals),
  };
  const kept = current.filter(({ byHand, mentee }) => byHand && mentee !== wanted.mentee);
  const outcome = wanted.mentor === "" ? "possible" : outcomeOf(pool, wanted, kept);
  if (outcome !== "possible") return { outcome };
  const after = proposeWith(pool, wanted.mentor === "" ? kept : [...kept, wanted], now, current);
  if (after === undefined) return { outcome: "changed" satisfies Outcome };
  await progress.at(2, 3);
  const summary = await say(current, after, wanted, progress);
  await progress.at(3, 3);
  return summary;
}

function outcomeOf(pool: Pool, { mentee, mentor }: Pair, kept: readonly Proposal[]): Outcome {
  if (!pool.mentees.some(({ participant }) => participant.person === mentee)) return "left";
  const other = pool.mentors.find(({ participant }) => participant.person === mentor);
  if (!other || !mayMentor(other.participant) || mentee === mentor) return "no-mentor";
  if (pool.excluded.has(pairKey(mentee, mentor))) return "earlier";
  if (pool.resting?.has(mentor)) return "resting";
  const byHand = kept.filter((one) => one.mentor === mentor).length;
  return placesOf(pool, mentor) - byHand > 0 ? "possible" : "no-place";
}

async function say(
  current: readonly Proposal[],
  after: Proposed,
  wanted: Pair,
  progress: Progress,
): Promise<WorkValues> {
  const cost = costOf(current, after.suggestions);
  const suggestionOf = new Map(after.suggestions.map((one) => [one.mentee, one]));
  const before = current.find(({ mentee }) => mentee === wanted.mentee)?.mentor ?? "";
  const own = cost.changes.find(({ mentee }) => mentee === wanted.mentee) ?? {
    ...{ mentee: wanted.mentee, from: before, to: before },
  };
  const others = cost.changes.filter(({ mentee }) => mentee !== wanted.mentee);
  const lines = [own, ...others].map(({ mentee, from = "", to = "" }) => {
    const found = suggestionOf.get(mentee);
    const { fit = noFit, score = 0, reasons = [] } = found ?? {};
    const chosen = mentee === wanted.mentee;
    return lineOf({ mentee, from, to, chosen, points: score, ...fit, reasons: reasonsLine(reasons) });
  });
  await progress.say(lines, 0);
  const total = current.reduce((sum, { score }) => sum + score, 0);
  return {
    outcome: "possible",
    people: cost.people,
    points: cost.points,
    percent: total === 0 ? 0 : Math.round((-100 * cost.points) / total),
    others: others.length,
    matched: after.suggestions.length,
    score: after.score,
    mentors: new Set(after.suggestions.map(({ mentor }) => mentor)).size,
  };
}
