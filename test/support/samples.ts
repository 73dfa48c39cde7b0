import { factNames, milestoneNames } from "#shared/domain/participant.ts";
import { confirmPage } from "#shared/pages/confirm.tsx";
import { mePage } from "#shared/pages/me.tsx";
import { type MeModel, meParts } from "#shared/pages/me-model.ts";
import type { YearEdits } from "#shared/pages/pair-model.ts";
import { type RespondModel, respondPage } from "#shared/pages/respond.tsx";
import { type SignUpModel, signUpPage } from "#shared/pages/sign-up.tsx";
import { signUpReceivedPage } from "#shared/pages/sign-up-received.tsx";
import { unsubscribePage } from "#shared/pages/unsubscribe.tsx";
import { choosePages } from "./choose-pages.ts";
import { frontDoorPages } from "./front-door-pages.ts";
import { meetPages } from "./meet-pages.ts";
import { mentorPages } from "./mentor-pages.ts";
import { privacyPages } from "./privacy-pages.ts";
import { problemPages } from "./problem-pages.ts";
import { answerPages } from "./sample-answers.ts";
import { goalPages } from "./sample-goals.ts";
import { offerPages } from "./sample-offers.ts";
import { ownPages } from "./sample-own-pages.ts";
import { aTraced } from "./sample-traces.ts";
import { reasons, type SampleWords } from "./sample-words.ts";
import { yearPages } from "./sample-year-pages.ts";
import { takeoverPages } from "./takeover-pages.ts";

const site = "https://almanac.example";

/** A sign-up form nobody has filled in. */
export function signUpSample({ locale, programme }: SampleWords): SignUpModel {
  const action = `${site}/join/demo`;
  return { locale, programme, action, topics: [], zone: "America/New_York", hearWithinDays: 21 };
}

/** A suggested pairing, for the mentor. */
export function respondSample({ locale, programme, mentee }: SampleWords): RespondModel {
  return {
    locale,
    programme,
    action: `${site}/respond/token`,
    audience: "mentor",
    state: "open",
    other: { name: mentee, stage: "student", topics: ["informatics", "oncology"] },
    reasons: [...reasons],
    zone: "America/New_York",
    answerBy: "2026-09-06T16:00:00.000Z",
    places: 2,
    me: `${site}/me/token`,
  };
}

/** A person in the middle of their year, mentee and mentor at once. */
export function meSample({ locale, programme, mentee, mentor }: SampleWords): MeModel {
  const meeting = {
    date: "2026-12-07",
    time: "12:30",
    zone: "America/Chicago",
    minutes: 30,
    sequence: 0,
    state: "proposed",
  } as const;
  const at = (key: string, date: string) => ({ key, date, occurrence: "2026", reason: "planned" });
  const edits: YearEdits = {
    own: { until: "2026-12-04", day: "2026-11-09", out: false },
    remarks: [{ name: mentor, says: "i-can-help" }],
    marks: [{ mentorship: "shp_2", name: mentee, says: "important" }],
  };
  return {
    locale,
    programme,
    action: `${site}/me/token`,
    name: mentee,
    role: "both",
    vetting: "applied",
    saved: "fact",
    parts: meParts.map((part) => ({ part, href: `${site}/me/token/${part}` })),
    mentorships: [
      {
        ...{ id: "shp_1", others: "mentor", names: [mentor], since: "2026-08-24", reasons: [...reasons] },
        ...{ swap: "asks", swapAt: "2026-08-25T12:00:00.000Z", restsUntil: "2026-11-17", pace: "six-weekly" },
      },
      {
        id: "shp_2",
        others: "mentee",
        names: [""],
        since: "2026-08-24",
        reasons: [{ reason: "place", detail: "" }],
        needs: [{ name: mentee, need: "cv" }],
        swap: "none",
      },
    ],
    hearBy: "2026-09-30",
    inLine: 14,
    meanwhile: [
      { kind: "group", wished: true },
      { kind: "once", wished: false },
    ],
    second: true,
    year: [
      { ...at("cv-review", "2026-09-14"), state: "done", trace: aTraced.trace },
      { ...at("fit-check", "2026-09-23"), state: "planned", answer: `${site}/answer/token` },
      { ...at("midyear-plan", "2026-11-09"), state: "planned", meeting, edits },
      { ...at("phase-1", "2027-03-18"), state: "dropped", reason: "no-longer-applies" },
    ],
    milestones: milestoneNames.map((name, index) => ({ name, ...(index === 0 && { date: "2026-10-15" }) })),
    facts: factNames.map((fact, index) => ({ fact, ...(index === 0 && { answer: true }) })),
    places: 2,
    zone: "America/New_York",
    prompts: true,
    talks: [
      {
        ...{ others: "mentor", names: [mentor], link: `${site}/meet/token`, waits: true },
        ...{ next: "2026-12-10T16:00:00.000Z", days: [{ at: "2026-12-10T16:00:00.000Z", date: "2026-12-10" }] },
      },
    ],
    feed: `${site}/feed/token`,
  };
}

/** Every page in every state, by name. */
export function allPages(words: SampleWords): Record<string, string> {
  const { locale, programme, mentor } = words;
  const base = { locale, programme, me: `${site}/me/token` };
  const signUp = signUpSample(words);
  const wrong = ["name", "email", "role", "topics.1", "stage", "zone", "consent", "pet"];
  const respond = respondSample(words);
  const confirm = { ...base, action: `${site}/confirm/token`, hearBy: "2026-09-30" };
  const unsubscribe = { ...base, action: `${site}/unsubscribe/token`, myPage: `${site}/my-page/demo` };
  const me = meSample(words);
  return {
    "sign-up": signUpPage(signUp),
    "sign-up wrong": signUpPage({
      ...signUp,
      typed: { name: words.mentee, email: "alex@", topics: ["data", "data"], zone: "Mars/Olympus" },
      errors: wrong.map((field) => ({ field, message: "wrong" })),
    }),
    received: signUpReceivedPage({ ...base, hearBy: "2026-09-30" }),
    "confirm ask": confirmPage({ ...confirm, state: "ask", role: "mentee" }),
    "confirm mentee": confirmPage({ ...confirm, state: "confirmed", role: "mentee" }),
    "confirm mentor": confirmPage({ ...confirm, state: "confirmed", role: "mentor" }),
    "confirm both": confirmPage({ ...confirm, state: "confirmed", role: "both" }),
    "confirm overtaken": confirmPage({ ...confirm, state: "overtaken", role: "mentee" }),
    "respond mentor": respondPage(respond),
    "respond mentee": respondPage({ ...respond, audience: "mentee", other: { ...respond.other, name: mentor } }),
    "respond mentee places": respondPage({
      ...{ ...respond, audience: "mentee", other: { ...respond.other, name: mentor } },
      selects: ["Toronto General", "Sunnybrook"],
    }),
    "respond words": respondPage({ ...respond, work: "I help wards to use their medication data." }),
    "respond nameless": respondPage({ ...respond, other: { ...respond.other, name: "" } }),
    "respond to read": respondPage({ ...respond, toRead: `${site}/me/token/orientation` }),
    "respond yes": respondPage({ ...respond, state: "yes" }),
    "respond no": respondPage({ ...respond, state: "no" }),
    "respond closed": respondPage({ ...respond, state: "closed" }),
    "respond paired": respondPage({ ...respond, state: "paired" }),
    ...offerPages(words),
    ...takeoverPages(words),
    ...answerPages(words),
    me: mePage(me),
    "me waiting": mePage({ ...me, mentorships: [], year: [], facts: [], milestones: [], vetting: "rejected" }),
    "me quiet": mePage({ ...me, mentorships: [], hearBy: undefined, places: undefined, prompts: false, saved: "end" }),
    "me left": mePage({ ...me, left: true }),
    "unsubscribe ask": unsubscribePage({ ...unsubscribe, state: "ask" }),
    "unsubscribe done": unsubscribePage({ ...unsubscribe, state: "done" }),
    "unsubscribe undone": unsubscribePage({ ...unsubscribe, state: "undone" }),
    ...frontDoorPages(signUp, words.mentee),
    ...goalPages(words),
    ...yearPages(words),
    "respond by name": respondPage({ ...respond, byName: true }),
    "respond no undo": respondPage({ ...respond, state: "no", undo: true }),
    ...meetPages(words),
    ...mentorPages(words),
    ...choosePages(words),
    ...ownPages(words, me),
    ...privacyPages(words),
    ...problemPages(locale),
  };
}
