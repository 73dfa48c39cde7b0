import type { Programme } from "../../../domain/programme.ts";
import type { Proposal } from "../../../domain/round.ts";
import { audit } from "../../audit.ts";
import { written } from "../../mail/ledger.ts";
import { togetherMessage } from "../../pairing/takeover/advance-takeovers.ts";
import { askedBefore, type Filled, type NotTaken, placesFor, whyNotTaken } from "../../pairing/takeover/pair-checks.ts";
import { type Known, type PairsKnown, pairsKnown, peopleBy } from "../../pairing/takeover/pair-known.ts";
import { sidePuts, takeoverId, takeoverProposal } from "../../pairing/takeover/pair-records.ts";
import type { Put } from "../../ports.ts";
import type { KindOfImport, Numbered, Settled, Settling } from "../import/kind-of-import.ts";
import { pairColumns } from "./pair-columns.ts";
import { type PairRow, readPair } from "./read-pair.ts";

/** Pairs of one file: everybody in it is looked up before the first is asked. */
const most = 5000;

/** Running pairs. Importing asks both of each, by mail and at once, whether they are still together. */
export const pairs: KindOfImport<PairRow> = {
  work: "import-pairs",
  columns: pairColumns,
  needs: [["menteeName"], ["menteeEmail"], ["mentorName"], ["mentorEmail"]],
  // All at once: who has how many mentees shows only in the whole file.
  most,
  batch: most,
  read: readPair,
  unique: ({ mentee, mentor }) => [{ says: "same-pair", value: `${mentee.email} ${mentor.email}` }],
  settle,
  async finished(counts, { work, ports }) {
    const { programme, id } = work;
    await ports.bus.publish("MembersImported", { programme, work: id, kind: "pairs", changed: counts.new });
  },
};

async function settle(rows: readonly Numbered<PairRow>[], settling: Settling): Promise<Settled[]> {
  const { work, ports } = settling;
  const programme = await ports.store.get("programme", work.programme);
  if (!programme) throw new Error(`There is no programme for the work ${work.id}`);
  const emails = [...new Set(rows.flatMap(({ row }) => [row.mentee.email, row.mentor.email]))];
  const byEmail = await peopleBy(emails, programme, ports);
  const ids = rows.map(({ row }) => idOf(row, byEmail, programme));
  const known = await pairsKnown(byEmail, ids, programme, ports);
  const taking = takingOf(rows, known, settling);
  return rows.map(({ row }, index) => taking(row, ids[index] ?? ""));
}

function idOf({ mentee, mentor }: PairRow, byEmail: ReadonlyMap<string, Known>, programme: Programme): string {
  return takeoverId(programme.id, byEmail.get(mentee.email)?.id ?? "", byEmail.get(mentor.email)?.id ?? "");
}

/** Decides about one line after the other; each knows what the lines before it have taken. */
function takingOf(rows: readonly Numbered<PairRow>[], known: PairsKnown, { work, source, now }: Settling) {
  const filled: Filled = { mentors: new Map(), mentees: new Map() };
  const made = new Set<string>();
  const brought = new Map<string, number>();
  for (const { row } of rows) add(brought, row.mentor.email);
  const taken = { by: work.requestedBy, source };

  return (row: PairRow, id: string): Settled => {
    const [mentee, mentor] = [known.byEmail.get(row.mentee.email), known.byEmail.get(row.mentor.email)];
    if (!mentee || !mentor) throw new Error("Somebody of a line was not looked up");
    const before = known.proposals.get(id);
    // Written by this very upload before it was stopped.
    if (before?.takeover?.source === source) return { outcome: "new", changes: [] };
    if (before) return leftOut(askedBefore(before));
    const isTwice = isElsewhere(mentee, "mentor") || isElsewhere(mentor, "mentee");
    const why = isTwice ? "both-sides" : whyNotTaken(mentee, mentor, known, filled, brought.get(row.mentor.email) ?? 1);
    if (why !== undefined) return leftOut(why);
    add(filled.mentees, mentee.id);
    add(filled.mentors, mentor.id);
    const places = placesFor(known, brought.get(row.mentor.email) ?? 1);
    const puts = (["mentee", "mentor"] as const).flatMap((side): Put[] => {
      const one = side === "mentee" ? mentee : mentor;
      if (made.has(`${side} ${one.id}`)) return [];
      made.add(`${side} ${one.id}`);
      return sidePuts(side, row[side], one, known, places, taken, now);
    });
    const proposal = takeoverProposal(known.programme, mentee.id, mentor.id, row.since, taken, now);
    return { outcome: "new", changes: [...puts, ...question(proposal)], note: noteOf(mentee, mentor) };
  };

  /** Named on the other side by a line before: nobody who is new can be both at once. */
  function isElsewhere({ id, participant }: Known, side: "mentee" | "mentor"): boolean {
    return made.has(`${side} ${id}`) && participant?.state !== "active";
  }

  function question(proposal: Proposal): Put[] {
    const mails = [proposal.mentee, proposal.mentor].map((one) => togetherMessage(proposal, one, "question", now));
    return [
      { kind: "proposal", put: proposal },
      ...mails.map((message) => written(message, undefined, now)),
      audit(proposal.id, work.requestedBy, "both-asked", source, now),
    ];
  }
}

function leftOut(says: NotTaken): Settled {
  return { outcome: "leftOut", changes: [], note: { says } };
}

/** Good to know: somebody of it takes part already, as they are. */
function noteOf(mentee: Known, mentor: Known): { says: string } | undefined {
  return [mentee, mentor].some(({ participant }) => participant?.state === "active")
    ? { says: "takes-part" }
    : undefined;
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
