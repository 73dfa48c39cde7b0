import { concernsPage } from "#shared/console/concerns.tsx";
import { type PeopleModel, peoplePage } from "#shared/console/people.tsx";
import { personPage } from "#shared/console/person.tsx";
import type { PersonModel } from "#shared/console/person-model.ts";
import { todayPage } from "#shared/console/today.tsx";
import { type TodayAbout, todayAbouts } from "#shared/console/today-model.ts";
import { type VettingModel, vettingPage } from "#shared/console/vetting.tsx";
import { toldKinds } from "#shared/domain/known.ts";
import { standings } from "#shared/domain/standing.ts";
import type { Touchpoint } from "#shared/domain/touchpoint.ts";
import { aMessage, aParticipant, aPerson } from "../builders.ts";
import { aTraced } from "../sample-traces.ts";
import type { SampleWords } from "../sample-words.ts";

const at = "2026-08-17T13:00:00.000Z";
const zone = "America/Chicago";
const about = (programme: string) => ({ id: "demo", name: programme });

/** What a coordinator does about people: today, the list, one person, vetting, concerns. */
export function peoplePages(words: SampleWords): Record<string, string> {
  return { ...todayPages(words), ...listPages(words), ...vettingPages(words), ...personPages(words) };
}

function todayPages({ locale, programme, mentee, mentor }: SampleWords): Record<string, string> {
  const kinds: Partial<Record<TodayAbout, string>> = { mail: "prompt", work: "import-members", dates: "midyear" };
  const waiting = todayAbouts.map((one, index) => ({
    ...{ about: one, count: index === 0 ? 1 : 100, more: index > 4, path: "programmes/demo/today" },
    first: [{ path: "programmes/demo/today", names: [mentee, mentor], at, kind: kinds[one], refused: one === "mail" }],
    ...(one === "mail" && { unread: 2 }),
  }));
  const model = { locale, programme: about(programme), zone, day: "2026-08-17" };
  const resting = [{ until: "2026-08-24" }, { cohort: "autumn-2026", until: "2026-09-01" }];
  return {
    "console today": todayPage({ ...model, paused: true, waiting, resting }),
    "console today, nothing": todayPage({ ...model, paused: false, waiting: [], resting: [] }),
  };
}

function listPages({ locale, programme, mentee }: SampleWords): Record<string, string> {
  const row = { role: "mentee", stage: "student", topics: ["informatics", "oncology"], since: at } as const;
  const rows = standings.map((stands) => ({ ...row, person: `per_${stands}`, name: mentee, stands }));
  const model: PeopleModel = {
    ...{ locale, programme: about(programme), rows, asked: {}, looked: undefined, cursor: "abc", later: true },
  };
  const concern = { id: "con_1", state: "open", text: `${mentee}\n${mentee}`, raisedAt: at } as const;
  const closed = { id: "con_2", state: "closed", raisedAt: at, closedAt: at } as const;
  const concerns = { locale, programme: about(programme), zone, cursor: null, later: false };
  return {
    "console people": peoplePage(model),
    "console people held": peoplePage({ ...model, asked: { state: "held" }, done: "released" }),
    "console people looked for": peoplePage({ ...model, rows: [], asked: { q: mentee }, looked: 1000 }),
    "console concerns": concernsPage({
      ...concerns,
      rows: [concern, { ...concern, id: "con_3" }, closed],
      done: "closed",
    }),
    "console concerns, none": concernsPage({ ...concerns, state: "open", rows: [] }),
  };
}

function vettingPages({ locale, programme, mentor }: SampleWords): Record<string, string> {
  const model: VettingModel = {
    ...{ locale, programme: about(programme), zone, waiting: 2, asked: 1, more: false, months: 12 },
    mentor: {
      participant: aParticipant("per_1", { role: "mentor", stage: "leader", vetting: "checked", memberNumber: "4711" }),
      person: aPerson({ name: mentor }),
      credentials: { licence: "RPH 4711", years: 12, link: "https://register.example/4711", givenAt: at },
      places: 2,
      vetting: [{ at, by: "cora", did: "vetting-checked", reason: "seen" }],
    },
  };
  const errors = [
    { field: "places", message: "too many" },
    { field: "reason", message: "too long" },
  ];
  return {
    "console vetting": vettingPage({ ...model, done: "vetted" }),
    "console vetting refused": vettingPage({ ...model, errors, typed: { places: "99", reason: mentor } }),
    "console vetting, nobody": vettingPage({ ...model, mentor: undefined, waiting: 0, asked: 0 }),
  };
}

function personPages({ locale, programme, mentee, mentor }: SampleWords): Record<string, string> {
  const touchpoint: Touchpoint = {
    ...{ id: "demo.per_1.cv-review.2026", version: 1, participant: "demo.per_1", key: "cv-review", occurrence: "2026" },
    date: "2026-09-15",
    expires: "2026-10-01",
    state: "dropped",
    reason: "too-late",
    trace: aTraced.trace,
    ...{ sides: [], sections: { mentee: [], mentor: [] }, asks: { mentee: [], mentor: [] } },
  };
  const message = aMessage({ state: "SKIPPED", reason: "too-late", nextActionAt: undefined });
  const history = [{ at, to: "SKIPPED", reason: "too-late" } as const];
  const model: PersonModel = {
    ...{ locale, programme: about(programme), zone, months: undefined, today: "2026-08-17", paused: true },
    participant: aParticipant("per_1", { role: "both", vetting: "expired", vettedUntil: "2026-08-01" }),
    person: aPerson({ name: mentee, second: "ana@home.example" }),
    ...{ credentials: undefined, places: 1, vetting: [{ at, by: "almanac", did: "vetting-expired", reason: "" }] },
    names: new Map([["per_2", mentor]]),
    told: toldKinds.map((as, index) => ({ id: `kno_${index}`, as, at, name: index % 2 === 0 ? mentor : undefined })),
    mentorships: [
      { id: "shp_1", state: "active", startDate: "2026-08-17", endedAt: undefined, with: [mentor] },
      { id: "shp_2", state: "ended", startDate: "2025-08-17", endedAt: at, with: [""] },
    ],
    wait: { since: at, hearBy: "2026-09-07", place: null },
    year: { items: [touchpoint], pages: 2 },
    mails: {
      items: [{ ...message, at, touchpoint: "cv-review", explained: [aTraced], history, possibleDuplicate: true }],
      pages: 3,
    },
    acts: { items: [{ at, about: "demo/per_1", by: "cora", did: "vetting-approved", reason: "seen" }], pages: 1 },
    ...{ moreActs: true, pages: { year: 0, mails: 1, acts: 0 } },
  };
  const nothing = { items: [], pages: 1 };
  return {
    "console person": personPage(model),
    "console person tie refused": personPage({
      ...model,
      relationTyped: { as: "", email: mentee, errors: ["as", "email", "knows"] },
    }),
    "console person tied": personPage({ ...model, told: [], done: "tie" }),
    "console person cohort refused": personPage({ ...model, cohortTyped: "Autumn!" }),
    "console person veiled": personPage({
      ...{ ...model, person: undefined, mentorships: [], wait: undefined, year: nothing, acts: nothing },
      participant: aParticipant("per_1", { state: "unconfirmed", role: "both", vetting: "applied" }),
    }),
    "console person held": personPage({
      ...{ ...model, year: nothing, mails: nothing, acts: nothing, mentorships: [], moreActs: false, paused: false },
      ...{ wait: { since: at, hearBy: "2026-09-07", place: 3 }, participant: aParticipant("per_1", { state: "held" }) },
    }),
  };
}
