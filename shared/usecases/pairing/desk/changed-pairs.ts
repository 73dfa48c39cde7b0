import type { Temporal } from "temporal-polyfill";
import {
  type Alternative,
  type Explanation,
  Fit,
  mostAlternatives,
  ofRound,
  type Unpaired,
} from "../../../domain/explanation.ts";
import { derivedId } from "../../../domain/ids.ts";
import type { Proposal, Round } from "../../../domain/round.ts";
import { audit } from "../../audit.ts";
import type { Change, Ports } from "../../ports.ts";
import { draft } from "../keep-round.ts";
import { type PairLine, reasonsIn, warningsIn } from "./pair-lines.ts";

/** What there was before of the people who change. */
interface Before {
  readonly proposals: ReadonlyMap<string, Proposal>;
  readonly explanations: ReadonlyMap<string, Explanation>;
  readonly unpaired: ReadonlyMap<string, Unpaired>;
}

/** What is written when people of a draft round change their mentors: suggestions with why, and who has none now. */
export async function changedPairs(
  round: Round,
  lines: readonly PairLine[],
  by: string,
  { store }: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<Change[]> {
  const ids = lines.flatMap((line) => [line.from, line.to].map((mentor) => proposalId(round, line.mentee, mentor)));
  const parts = ids.map((id) => ofRound(round.id, id));
  const without = lines.map(({ mentee }) => ofRound(round.id, mentee));
  const [proposals, explanations, unpaired] = await Promise.all([
    store.getMany("proposal", ids),
    store.getMany("explanation", parts),
    store.getMany("unpaired", without),
  ]);
  const before = { proposals: byId(proposals), explanations: byId(explanations), unpaired: byId(unpaired) };
  return lines
    .filter((line) => !isMade(round, line, before))
    .flatMap((line) => (line.from === line.to ? [] : [...gone(round, line, before), ...come(round, line, before)]))
    .concat(
      lines
        .filter((line) => line.chosen && !isMade(round, line, before))
        .flatMap((line) => chosenNow(round, line, before, by, now)),
    );
}

/** Whether a change has been made already, by work that broke off afterwards. */
function isMade(round: Round, { mentee, from, to, chosen }: PairLine, before: Before): boolean {
  const [was, is] = [from, to].map((mentor) => before.proposals.get(proposalId(round, mentee, mentor)));
  if (from === to) return !chosen || is?.byHand === true;
  const isGone = from === "" || was?.state !== "draft";
  return isGone && (to === "" ? before.unpaired.has(ofRound(round.id, mentee)) : is?.state === "draft");
}

function gone(round: Round, { mentee, from, to }: PairLine, before: Before): Change[] {
  const id = proposalId(round, mentee, from);
  const [proposal, explanation] = [before.proposals.get(id), before.explanations.get(ofRound(round.id, id))];
  const none = before.unpaired.get(ofRound(round.id, mentee));
  return [
    ...(proposal === undefined
      ? []
      : [{ kind: "proposal", put: { ...proposal, state: "withdrawn", byHand: undefined } } as const]),
    ...(explanation === undefined ? [] : [{ kind: "explanation", remove: explanation } as const]),
    ...(none === undefined || to === "" ? [] : [{ kind: "unpaired", remove: none } as const]),
  ];
}

function come(round: Round, line: PairLine, before: Before): Change[] {
  const { mentee, to, points, reasons, chosen } = line;
  const mentors = otherMentors(round, line, before);
  if (to === "") {
    const id = ofRound(round.id, mentee);
    const version = before.unpaired.get(id)?.version ?? 0;
    const why = chosen ? "by-hand" : "taken";
    return [{ kind: "unpaired", put: { id, version, round: round.id, mentee, why, places: round.places, mentors } }];
  }
  const warned = warningsIn(line.warnings);
  const warnings = warned.length > 0 ? { warnings: warned } : {};
  const made = draft({ mentee, mentor: to, score: points, reasons: reasonsIn(reasons), ...warnings }, round);
  const version = before.proposals.get(made.id)?.version ?? 0;
  const mentees = [...before.explanations.values()].find((one) => one.mentor === to)?.mentees ?? [];
  const id = ofRound(round.id, made.id);
  const why = { round: round.id, proposal: made.id, mentee, mentor: to, fit: Fit.parse(line), ...warnings };
  return [
    { kind: "proposal", put: { ...made, version, ...(chosen ? { byHand: true } : {}) } },
    {
      kind: "explanation",
      put: { id, version: 0, ...why, mentors, mentees: mentees.filter(({ person }) => person !== mentee) },
    },
  ];
}

/** Who else there was for somebody: as the round had it, with the mentor they had in the place of the one they get. */
function otherMentors(round: Round, { mentee, from, to }: PairLine, before: Before): Alternative[] {
  const id = proposalId(round, mentee, from);
  const known =
    before.explanations.get(ofRound(round.id, id))?.mentors ??
    before.unpaired.get(ofRound(round.id, mentee))?.mentors ??
    [];
  const had: Alternative[] =
    from === "" ? [] : [{ person: from, points: before.proposals.get(id)?.score ?? 0, why: "by-hand" }];
  return [...had, ...known.filter(({ person }) => person !== to)]
    .sort((one, other) => other.points - one.points)
    .slice(0, mostAlternatives);
}

/** The pair that was chosen is so from now on, and its history says by whom. */
function chosenNow(
  round: Round,
  { mentee, from, to }: PairLine,
  { proposals }: Before,
  by: string,
  now: Temporal.Instant,
): Change[] {
  const id = proposalId(round, mentee, to === "" ? from : to);
  const proposal = proposals.get(id);
  const kept = from === to && proposal !== undefined;
  return [
    ...(kept ? [{ kind: "proposal", put: { ...proposal, byHand: true } } as const] : []),
    audit(id, by, to === "" ? "left-out-by-hand" : "chosen-by-hand", "", now),
  ];
}

const proposalId = (round: Round, mentee: string, mentor: string) => derivedId("pro", round.id, mentee, mentor);

function byId<Record extends { readonly id: string }>(records: readonly Record[]): ReadonlyMap<string, Record> {
  return new Map(records.map((one) => [one.id, one]));
}
