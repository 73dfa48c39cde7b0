import { needs } from "#shared/domain/need.ts";
import type { MailModel } from "#shared/email/compose.ts";
import type { PromptMail } from "#shared/email/prompt.ts";
import { ashpStudent2 } from "#shared/playbooks/ashp-student-2.ts";
import { againMails, yearPartsSample } from "./sample-again.ts";
import { choosingMails } from "./sample-choosing.ts";
import { offerMails } from "./sample-offers.ts";
import { talkMails } from "./sample-talks.ts";
import { reasons, type SampleWords } from "./sample-words.ts";
import { alsoSections, shippedSides, sideNames } from "./shipped-words.ts";

const site = "https://almanac.example";
const meeting = { date: "2026-12-07", time: "12:30", zone: "America/Chicago", minutes: 30 };

/** A prompt of a side of a touchpoint, with everything the playbook may put into it. */
export function promptSample(words: SampleWords, touchpoint: string, side: "mentee" | "mentor"): PromptMail {
  const parts = shippedSides.find((one) => one.key === touchpoint && one.side === side);
  const meets = parts?.meets === true;
  const link = `${site}/answer/token`;
  return {
    ...base(words),
    kind: "prompt",
    name: side === "mentee" ? words.mentee : words.mentor,
    touchpoint,
    side,
    counterparts: [
      {
        name: side === "mentee" ? words.mentor : words.mentee,
        shared: ["informatics", "data"],
        ...(meets && { meeting }),
      },
      { name: "", shared: ["oncology"], ...(meets && { meeting }), ...(side === "mentor" && { need: "listening" }) },
    ],
    sections: parts?.sections ?? [],
    asks: (parts?.asks ?? []).map((fact) => ({
      fact,
      yes: `${link}?do=${fact}.yes`,
      no: `${link}?do=${fact}.no`,
    })),
    meet: [
      { name: side === "mentee" ? words.mentor : words.mentee, link: `${site}/meet/token` },
      { name: "", link: `${site}/meet/token` },
    ],
    links: { met: `${link}?do=met`, snooze: `${link}?do=snooze`, skip: `${link}?do=skip` },
    ...(side === "mentee" && {
      goal: "year",
      instead: { swap: `${link}?do=swap`, needs: needs.map((need) => ({ need, link: `${link}?do=need.${need}` })) },
    }),
    about: { keyDate: "midyear", date: "2026-12-06", tentative: true },
    by: "2026-12-18",
    reason: "planned",
    ...yearPartsSample(words, touchpoint, side),
    unsubscribe: `${site}/unsubscribe/token`,
  };
}

function base({ locale, programme }: SampleWords) {
  return { locale, programme, society: "Society of Pharmacists", me: `${site}/me/token` };
}

/** Every kind of mail, the prompts for every touchpoint and side of the shipped playbook, by name. */
export function allMails(words: SampleWords): Record<string, MailModel> {
  const common = base(words);
  const { mentee, mentor } = words;
  const by = { zone: "America/New_York", answerBy: "2026-09-06T16:00:00.000Z" };
  const person = (name: string, link: string) =>
    ({ name, stage: "student", topics: ["informatics", "oncology"], reasons: [...reasons], link }) as const;
  const one = person(mentee, `${site}/respond/one`);
  const two = { ...person("", `${site}/respond/two`), reasons: [] };
  const lee = { ...person(mentor, `${site}/respond/lee`), stage: "practitioner" } as const;
  const introduction = {
    ...common,
    kind: "introduction",
    name: mentee,
    role: "mentee",
    zone: "America/New_York",
    other: { name: mentor, stage: "practitioner", topics: ["informatics", "data"], zone: "Europe/London" },
    shared: ["informatics"],
    reasons: [...reasons],
    startDate: "2026-08-24",
    goals: `${site}/me/token/goals`,
    meet: `${site}/meet/token`,
    year: ashpStudent2.touchpoints.map(({ key }) => ({ key, date: "2026-12-09" })),
  } as const;
  const changed = {
    ...common,
    kind: "meeting-changed",
    names: [mentor],
    others: "mentor",
    keyDate: "midyear",
    meeting,
  } as const;
  const ended = { ...common, kind: "mentorship-ended", names: [mentor], since: "2026-08-24" } as const;
  const reminder = { ...common, ...by, kind: "proposal-reminder" } as const;
  const together = {
    kind: "still-together",
    audience: "mentee",
    name: mentee,
    other: mentor,
    me: undefined,
    reminder: false,
    link: `${site}/respond/token`,
    ...by,
  } as const;
  const unsubscribe = `${site}/unsubscribe/token`;
  const quiet = { kind: "still-there", name: mentee, since: "2026-10-02", unsubscribe } as const;
  const asking = { kind: "request-closed", name: mentee, mentors: `${site}/me/token/mentors` } as const;
  const line = { kind: "in-line", name: mentee } as const;
  const prompts = shippedSides.map(
    ({ key, side }) => [`prompt ${key} ${side}`, promptSample(words, key, side)] as const,
  );
  // The first mail after a pause may name what fell into it.
  const afterPause = sideNames.map(
    (side) =>
      [
        `prompt after a pause ${side}`,
        { ...promptSample(words, "close", side), sections: alsoSections(side) },
      ] as const,
  );
  return {
    confirm: { ...common, me: undefined, kind: "confirm", link: `${site}/confirm/token`, hearBy: "2026-09-30" },
    "confirm-address": { ...common, me: undefined, kind: "confirm-address", link: `${site}/address/token` },
    "address-changing": {
      ...common,
      ...{ kind: "address-changing", name: mentee, as: "first", stop: `${site}/address/token` },
    },
    "address-changing second": {
      ...common,
      ...{ kind: "address-changing", name: "", as: "second", stop: `${site}/address/token` },
    },
    "already-joined": { ...common, kind: "already-joined" },
    "my-page": { ...common, me: undefined, kind: "my-page", link: `${site}/me/token` },
    "mentor-approved": {
      ...common,
      kind: "mentor-approved",
      name: mentor,
      topics: ["data"],
      places: 2,
      orientation: `${site}/me/token/orientation`,
    },
    "proposal-mentor one": { ...common, ...by, kind: "proposal-mentor", name: mentor, mentees: [one] },
    "proposal-mentor two": { ...common, ...by, kind: "proposal-mentor", name: mentor, mentees: [one, two] },
    "proposal-mentee": { ...common, ...by, kind: "proposal-mentee", name: mentee, mentor: lee },
    "proposal-mentee nameless": { ...common, ...by, kind: "proposal-mentee", name: "", mentor: { ...two, name: " " } },
    "proposal-reminder mentor": { ...reminder, audience: "mentor", name: mentor, people: [one, two] },
    "proposal-reminder mentee": { ...reminder, audience: "mentee", name: mentee, people: [lee] },
    "proposal-mentor by name": {
      ...common,
      ...by,
      kind: "proposal-mentor",
      name: mentor,
      mentees: [{ ...one, byName: true }],
    },
    ...choosingMails(words),
    "request-closed waiting": { ...common, ...asking, waiting: true },
    "request-closed second": { ...common, ...asking, name: "", waiting: false },
    "in-line mentee": {
      ...common,
      ...line,
      who: "mentee",
      place: 14,
      next: "2026-10-05",
      mentors: asking.mentors,
      meanwhile: ["group", "once"],
    },
    "in-line mentee bare": { ...common, ...line, name: "", who: "mentee", place: 1, meanwhile: ["once"] },
    "in-line mentor": { ...common, ...line, name: mentor, who: "mentor", next: "2026-10-05" },
    "in-line vetting": { ...common, ...line, name: mentor, who: "vetting" },
    "introduction mentee": introduction,
    "introduction mentor": {
      ...introduction,
      role: "mentor",
      name: mentor,
      other: { ...introduction.other, name: "" },
      shared: [],
      reasons: [{ reason: "place", detail: "" }],
      year: [],
    },
    "introduction together": { ...introduction, together: true, reasons: [] },
    "still-there mentee": { ...common, ...quiet, others: "mentor", other: mentor, touchpoint: "cv-review" },
    "still-there mentor": { ...common, ...quiet, name: "", others: "mentee", other: "" },
    "still-together mentee": { ...common, ...together, since: "2026-03-01" },
    "still-together mentor": { ...common, ...together, audience: "mentor", name: "", other: mentee, reminder: true },
    "still-together nameless": { ...common, ...together, other: " " },
    invitation: {
      ...common,
      me: undefined,
      kind: "invitation",
      link: `${site}/join/demo?invite=token`,
      until: "2026-10-16",
      unsubscribe: `${site}/unsubscribe/token`,
    },
    "meeting-changed proposed": { ...changed, state: "proposed" },
    "meeting-changed moved": { ...changed, state: "moved", keyDate: undefined },
    "meeting-changed cancelled": { ...changed, state: "cancelled", names: [""] },
    ...offerMails(words),
    ...talkMails(words),
    ...againMails(words, common),
    "mentorship-ended mentee": { ...ended, role: "mentee", waiting: true },
    "mentorship-ended mentor": { ...ended, role: "mentor", names: [" ", ""], waiting: false },
    announcement: {
      ...common,
      ...{
        kind: "announcement",
        subject: "A talk on Thursday",
        name: mentee,
        unsubscribe: `${site}/unsubscribe/token`,
      },
      text: "We meet on Thursday at six.\n\nPlease bring:\n- your questions\n- a friend\n\nSee you there.",
    },
    "announcement bare": {
      ...common,
      ...{ kind: "announcement", subject: "News", name: "", text: "A ".repeat(80).trim() },
      unsubscribe: `${site}/unsubscribe/token`,
    },
    "concern-raised": {
      ...common,
      me: undefined,
      kind: "concern-raised",
      link: `${site}/admin/programmes/demo/concerns?state=open`,
    },
    ...Object.fromEntries([...prompts, ...afterPause]),
  };
}
