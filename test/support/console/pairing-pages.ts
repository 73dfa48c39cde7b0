import { pairPage } from "#shared/console/pair.tsx";
import { changePage } from "#shared/console/pair-change.tsx";
import { unpairedOnePage } from "#shared/console/pair-none.tsx";
import type { PairSide } from "#shared/console/pair-sides.tsx";
import { whichPage } from "#shared/console/pair-which.tsx";
import { roundPage } from "#shared/console/round.tsx";
import { publicationPage } from "#shared/console/round-publication.tsx";
import { unpairedPage } from "#shared/console/round-unpaired.tsx";
import { roundsPage } from "#shared/console/rounds.tsx";
import { Fit, noFit, type Unpaired } from "#shared/domain/explanation.ts";
import { records } from "#shared/domain/records.ts";
import { RoundQuality } from "#shared/domain/round.ts";
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
  { person: "per_3", points: 240, why: "taken" as const, loses: "much" as const },
  { person: "per_6", points: 180, why: "less" as const, loses: "nothing" as const },
  { person: "per_4", points: 112, why: "earlier" as const },
  { person: "per_5", points: 90, why: "barred" as const, rule: "line-manager" },
];
/** What a round reached, with wishes and pairs who would rather have each other. */
const quality = RoundQuality.parse({
  ...{ way: "best", reachable: 3, reached: 90, blocking: 3, strong: 1, worst: 12 },
  ...{ wished: 40, granted: 31, first: 22 },
});
const figures = {
  spread: [50, 100, 150, 200].map((from, index) => ({ from, pairs: 3 * index + 1 })),
  helps: [
    { mentor: "per_2", people: 1, points: 240 },
    { mentor: "per_3", people: 0, points: 0 },
    { mentor: "per_5", people: 1, points: -8 },
  ],
};
const proof = { mostPlaced: 3, parts: 1 };
const mentors: PairSide = {
  ...{ person: "per_2", stage: "practitioner", topics: ["informatics", "data"], waitingSince: at },
  ...{ zone: "Europe/London", places: { all: 2, taken: 1 }, work: "I help wards to use their medication data." },
};
const mentees: PairSide = {
  ...{ person: "per_1", stage: "student", topics: ["informatics"], waitingSince: at },
  ...{ zone: "America/New_York", places: undefined },
};

const fit = Fit.parse({ ...noFit, topics: 150, stage: 40, hours: 72, values: 44, ways: 30, region: 15, sector: 15 });

/** Rounds, pairs, who has none, and the cost of a change. */
export function pairingPages(words: SampleWords): Record<string, string> {
  const base = pairingSample(words);
  const { round } = base;
  const list = { cursor: null, later: false };
  const warnings = ["employer", "earlier-pairing"] as const;
  const proposal = aProposal({ reasons: [...reasons], score: 262, byHand: true, warnings: [...warnings] });
  const parts = { round: "rnd_1", proposal: "pro_1", mentee: "per_1", mentor: "per_2" };
  const explanation = {
    ...{ id: "rnd_1.pro_1", version: 1, ...parts, fit },
    ...{ mentors: alternatives, mentees: [{ person: "per_4", points: 200, why: "elsewhere" as const }] },
  };
  const unpaired: Unpaired = {
    ...{ id: "rnd_1.per_1", version: 1, round: "rnd_1", mentee: "per_1", why: "taken" },
    ...{ places: 2, mentors: alternatives, rivals: { mentees: 14, places: 2 } },
    bar: { rule: "language", mentors: 12, of: 14 },
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
  const found = [
    { id: "per_2", name: words.mentor },
    { id: "per_3", name: "Dr Okonkwo" },
  ];
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
    "console round best": roundPage({
      ...{ ...base, ...list, outdated: false, proposals: [proposal] },
      round: {
        ...round,
        proof,
        figures,
        quality: { ...quality, ...{ reachable: 2, reached: 100, blocking: 0, strong: 0 } },
      },
    }),
    "console round good": roundPage({
      ...{ ...base, ...list, outdated: false, proposals: [proposal] },
      round: { ...round, proof, figures, quality },
    }),
    "console round changing": roundPage({
      ...{ ...base, ...list, outdated: false, proposals: [] },
      round: { ...round, changing: "wrk_2" },
    }),
    "console round choosing": roundPage({
      ...{ ...base, ...list, outdated: false, proposals: [] },
      round: { ...round, state: "choosing", matched: 0 },
    }),
    "console round unpaired": unpairedPage({
      ...{ ...base, ...list },
      items: [unpaired, { ...unpaired, mentee: "per_4", why: "barred", places: 0 }],
    }),
    "console round unpaired one": unpairedOnePage({ ...base, unpaired, sides: [mentees], open: true }),
    "console round publication": publicationPage({ ...base, outdated: false, days: 5, answerBy: at }),
    "console pair": pairPage({ ...base, proposal, explanation, sides: [mentees, mentors], open: true }),
    "console pair which": whichPage({ ...base, ...{ mentee: "per_1", typed: "Dr", found, more: true } }),
    "console pair which none": whichPage({ ...base, ...{ mentee: "per_1", typed: "Nobody", found: [], more: false } }),
    "console pair change": changePage({ ...change, fit }),
    "console pair change barred": changePage({
      ...{ ...change, lines: [] },
      work: { ...work, summary: { outcome: "barred", rule: "language" } },
    }),
    ...Object.fromEntries(
      (["running", "failed", "done"] as const).map((state) => [
        `console pair applying ${state}`,
        changePage({
          ...{ ...change, lines: [], round: { ...round, changing: "wrk_1" } },
          work: {
            ...work,
            state,
            order: { ...work.order, preview: "wrk_0" },
            dryRun: false,
            done: 18,
            total: 44,
            summary: { outcome: "made" },
          },
        }),
      ]),
    ),
    "console pair change impossible": changePage({
      ...{ ...change, lines: [] },
      work: { ...work, summary: { outcome: "no-place" } },
    }),
  };
}
