import type { Temporal } from "temporal-polyfill";
import { noFit } from "../../../domain/explanation.ts";
import type { Proposal } from "../../../domain/round.ts";
import type { Work, WorkValues } from "../../../domain/work.ts";
import type { Barrier } from "../../../matching/eligibility.ts";
import { spreadOf } from "../../../matching/figures.ts";
import { barrierTo, costOf, type Pair, proposeWith } from "../../../matching/force.ts";
import { pairsOf } from "../../../matching/pairs.ts";
import type { Pool } from "../../../matching/pool.ts";
import type { Proposed } from "../../../matching/propose.ts";
import type { Progress } from "../../coordinators/work.ts";
import type { Ports } from "../../ports.ts";
import { programmeOf } from "../../programme-of.ts";
import { roundPool, tiredMentors } from "../round-pool.ts";
import { applyPair } from "./apply-pair.ts";
import { lineOf, reasonsLine, warningsLine } from "./pair-lines.ts";
import { roundOf } from "./round-of.ts";

/** Why a pair cannot be; `possible` if it can; `barred` where a rule of the programme says so, which is named beside it. */
type Outcome = "possible" | "changed" | "earlier" | "no-mentor" | "resting" | "no-place" | "left" | "barred";

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
  if (!work.dryRun) return applyPair(work, ports, progress, now);
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
  const pairs = pairsOf(pool, now);
  const barrier = wanted.mentor === "" ? undefined : barrierTo(pool, wanted, kept, pairs);
  if (barrier !== undefined) return outcomeOf(barrier);
  const after = proposeWith(pool, wanted.mentor === "" ? kept : [...kept, wanted], now, current, pairs);
  if (after === undefined) return { outcome: "changed" satisfies Outcome };
  await progress.at(2, 3);
  const figures = { spread: spreadOf(after.suggestions.map(({ score }) => score)), helps: round.figures?.helps ?? [] };
  const summary = await say(current, after, wanted, progress);
  await progress.at(3, 3);
  return { ...summary, quality: JSON.stringify(after.quality), figures: JSON.stringify(figures) };
}

function outcomeOf(barrier: Barrier): { outcome: Outcome; rule?: Barrier } {
  switch (barrier) {
    case "mentee":
      return { outcome: "left" };
    case "self":
    case "mentor":
      return { outcome: "no-mentor" };
    case "excluded":
      return { outcome: "earlier" };
    case "place":
      return { outcome: "no-place" };
    case "resting":
      return { outcome: "resting" };
    default:
      return { outcome: "barred", rule: barrier };
  }
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
    const { fit = noFit, score = 0, reasons = [], warnings = [] } = found ?? {};
    const chosen = mentee === wanted.mentee;
    const said = { reasons: reasonsLine(reasons), warnings: warningsLine(warnings) };
    return lineOf({ mentee, from, to, chosen, points: score, ...fit, ...said });
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
