import { pairPage } from "#shared/console/pair.tsx";
import { changePage } from "#shared/console/pair-change.tsx";
import { unpairedOnePage } from "#shared/console/pair-none.tsx";
import type { PairSide } from "#shared/console/pair-sides.tsx";
import { roundPage } from "#shared/console/round.tsx";
import { publicationPage } from "#shared/console/round-publication.tsx";
import { unpairedPage } from "#shared/console/round-unpaired.tsx";
import { roundsPage } from "#shared/console/rounds.tsx";
import { noFit } from "#shared/domain/explanation.ts";
import { records } from "#shared/domain/records.ts";
import { aProposal } from "../builders.ts";
import { reasons, type SampleWords } from "../sample-words.ts";

const at = "2026-08-17T13:00:00.000Z";

/** What the samples of this part have in common. */
export function pairingSample({ locale, programme, mentee, mentor }: SampleWords) {
  const names = new Map([
    ["per_1", mentee],
    ["per_2", mentor],
    ["per_3", "Dr Okonkwo"],
    ["per_4", "Bea Lind"],
  ]);
  const round = records.round.parse({
    ...{ id: "rnd_1", version: 2, programme: "demo", state: "draft", publish: false, requestedBy: "cora" },
    ...{ requestedAt: at, mentees: 3, places: 2, matched: 2, score: 900, mentors: 2 },
  });
  return { locale, programme: { id: "demo", name: programme }, zone: "America/Chicago", names, round };
}

const alternatives = [
  { person: "per_3", points: 240, why: "taken" as const },
  { person: "per_4", points: 112, why: "earlier" as const },
];
const mentors: PairSide = {
  ...{ person: "per_2", stage: "practitioner", topics: ["informatics", "data"], waitingSince: at },
  ...{ zone: "Europe/London", places: { all: 2, taken: 1 } },
};
const mentees: PairSide = {
  ...{ person: "per_1", stage: "student", topics: ["informatics"], waitingSince: at },
  ...{ zone: "America/New_York", places: undefined },
};

/** Rounds, pairs, who has none, and the cost of a change. */
export function pairingPages(words: SampleWords): Record<string, string> {
  const base = pairingSample(words);
  const { round } = base;
  const list = { cursor: null, later: false };
  const proposal = aProposal({ reasons: [...reasons], score: 262, byHand: true });
  const parts = { round: "rnd_1", proposal: "pro_1", mentee: "per_1", mentor: "per_2" };
  const explanation = {
    ...{ id: "rnd_1.pro_1", version: 1, ...parts, fit: { ...noFit, topics: 150, stage: 40, hours: 72 } },
    ...{ mentors: alternatives, mentees: [{ person: "per_4", points: 200, why: "elsewhere" as const }] },
  };
  const unpaired = {
    ...{ id: "rnd_1.per_1", version: 1, round: "rnd_1", mentee: "per_1", why: "taken" as const },
    ...{ places: 2, mentors: alternatives },
  };
  const summary = {
    outcome: "possible",
    people: -1,
    points: -40,
    percent: 4,
    others: 1,
    matched: 1,
    score: 860,
    mentors: 1,
  };
  const work = records.work.parse({
    ...{
      id: "wrk_1",
      version: 3,
      programme: "demo",
      kind: "pair-preview",
      state: "done",
      dryRun: true,
      done: 3,
      total: 3,
    },
    ...{ order: { round: "rnd_1", version: 2, mentee: "per_1", mentor: "per_3" }, requestedBy: "cora" },
    ...{ summary, requestedAt: at },
  });
  const wanted = { mentee: "per_1", mentor: "per_3" };
  const lines = [
    { mentee: "per_1", from: "per_2", to: "per_3" },
    { mentee: "per_4", from: "per_3", to: "" },
  ];
  const change = { ...base, ...list, wanted, lines, work };
  return {
    "console rounds": roundsPage({ ...base, ...list, items: [round, { ...round, id: "rnd_0", state: "published" }] }),
    "console rounds none": roundsPage({ ...base, ...list, items: [] }),
    "console round draft": roundPage({ ...base, ...list, done: "changed", outdated: false, proposals: [proposal] }),
    "console round requested": roundPage({
      ...{ ...base, ...list, outdated: false, proposals: [] },
      round: { ...round, state: "requested" },
    }),
    "console round unpaired": unpairedPage({ ...base, ...list, items: [unpaired] }),
    "console round unpaired one": unpairedOnePage({ ...base, unpaired, sides: [mentees], open: true }),
    "console round publication": publicationPage({ ...base, outdated: false, days: 5, answerBy: at }),
    "console pair": pairPage({ ...base, proposal, explanation, sides: [mentees, mentors], open: true }),
    "console pair change": changePage(change),
    "console pair change impossible": changePage({
      ...{ ...change, lines: [] },
      work: { ...work, summary: { outcome: "no-place" } },
    }),
  };
}
