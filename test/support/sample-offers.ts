import { groupPage } from "#shared/console/group.tsx";
import { groupsPage } from "#shared/console/groups.tsx";
import { type OfferShape, offerShapes } from "#shared/domain/offer.ts";
import { records } from "#shared/domain/records.ts";
import type { MailModel } from "#shared/email/compose.ts";
import { offerPage } from "#shared/pages/offer.tsx";
import type { OfferModel } from "#shared/pages/offer-model.ts";
import { pairingSample } from "./console/pairing-pages.ts";
import type { SampleWords } from "./sample-words.ts";

const site = "https://almanac.example";
const by = { zone: "America/New_York", answerBy: "2026-09-06T16:00:00.000Z" } as const;
const sides = ["mentor", "mentee"] as const;

/** Every mail about groups, panels, teams and conversations, by name. */
export function offerMails({ locale, programme, mentee, mentor }: SampleWords): Record<string, MailModel> {
  const common = { locale, programme, society: "Society of Pharmacists", me: `${site}/me/token` };
  const lee = { name: mentor, stage: "practitioner", topics: ["informatics", "data"] } as const;
  const alex = { name: mentee, stage: "student", topics: ["oncology"] } as const;
  const people = { mentor: [alex, { ...alex, name: "" }], mentee: [lee, { ...lee, name: "" }] };
  const ask = (shape: OfferShape, audience: "mentor" | "mentee", more = {}): [string, MailModel] => [
    `offer ${shape} ${audience}`,
    {
      ...{ ...common, ...by, kind: "offer", name: mentee, shape, audience, joins: false, reminder: false, most: 4 },
      ...{ people: audience === "mentor" && shape === "group" ? [] : people[audience], topics: ["informatics"] },
      ...{ link: `${site}/respond/token`, ...more },
    },
  ];
  const begin = (shape: OfferShape, role: "mentor" | "mentee", more = {}): [string, MailModel] => [
    `group introduction ${shape} ${role}`,
    {
      ...{ ...common, kind: "group-introduction", name: mentor, role, shape, joined: false },
      ...{ people: people[role], peers: [mentee, ""], ...more },
      ...(shape !== "once" && { goals: `${site}/me/token/goals`, meet: `${site}/meet/token` }),
    },
  ];
  const talk = { zone: "America/New_York", theirs: "Europe/London", from: "2026-08-24", until: "2026-10-05" };
  return Object.fromEntries([
    ...offerShapes.flatMap((shape) => sides.map((side) => ask(shape, side))),
    ["offer to join", ask("group", "mentee", { joins: true, reminder: true })[1]],
    ...offerShapes.flatMap((shape) =>
      sides.map((side) => begin(shape, side, shape === "once" ? { talk, peers: [] } : {})),
    ),
    ["group introduction joined", begin("group", "mentor", { joined: true })[1]],
  ]);
}

/** An offer's page in every state somebody can see it in, by name. */
export function offerPages({ locale, programme, mentor, mentee }: SampleWords): Record<string, string> {
  const people = [{ name: mentor, stage: "practitioner", topics: ["informatics"] } as const];
  const usual: OfferModel = {
    ...{ locale, programme, action: `${site}/respond/token`, me: `${site}/me/token`, ...by },
    ...{ shape: "group", joins: false, audience: "mentee", state: "open", people, topics: [], most: 4, undo: false },
  };
  const asked: OfferModel = { ...usual, audience: "mentor", people: [], topics: ["informatics", "oncology"] };
  const one = [{ name: mentee, stage: "student", topics: ["oncology"] } as const];
  return {
    "offer mentee": offerPage(usual),
    "offer mentor": offerPage({ ...asked, toRead: `${site}/me/token/orientation` }),
    "offer team": offerPage({ ...asked, shape: "team" }),
    "offer panel": offerPage({ ...asked, shape: "panel", people: one, topics: [] }),
    "offer once": offerPage({ ...usual, shape: "once" }),
    "offer join": offerPage({ ...usual, joins: true }),
    "offer yes": offerPage({ ...usual, state: "yes" }),
    "offer no": offerPage({ ...usual, state: "no", people: [], undo: true }),
    "offer closed": offerPage({ ...usual, state: "closed", people: [] }),
    "offer paired": offerPage({ ...usual, state: "paired" }),
  };
}

/** The desk's pages about groups, by name. */
export function groupPages(words: SampleWords): Record<string, string> {
  const base = pairingSample(words);
  const offer = records.offer.parse({
    ...{ id: "off_1", version: 1, programme: "demo", shape: "group", state: "asked-mentees", madeBy: "cora" },
    ...{ mentors: ["per_2"], mentees: ["per_1", "per_3"], yes: ["per_2", "per_1"], no: [], reminded: false },
    ...{ madeAt: "2026-08-17T13:00:00.000Z", answerBy: by.answerBy },
  });
  const list = { ...base, state: undefined, cursor: null, later: false, typed: {}, errors: [] };
  const typed = { shape: "panel", mentors: "lee@post.example", mentees: "ana@post.example", mentee: "ana" };
  const errors = ["shape", "mentors", "mentees", "mentee", "disciplines"].map((field) => ({ field, message: "" }));
  const [draft, runs] = [
    { ...offer, state: "draft" as const },
    { ...offer, state: "accepted" as const, mentorship: "shp_1" },
  ];
  return {
    "console groups": groupsPage({
      ...list,
      items: [offer, { ...draft, joins: "shp_1" }],
      cursor: "more",
      later: true,
    }),
    "console groups none": groupsPage({ ...list, items: [] }),
    "console groups refused": groupsPage({ ...list, items: [], typed, errors }),
    "console group": groupPage({ ...base, offer, runs: false }),
    "console group draft": groupPage({ ...base, offer: draft, runs: false, done: "made" }),
    "console group runs": groupPage({ ...base, offer: runs, runs: true, typed: "ana", wrong: true }),
  };
}
