import { brakePage } from "#shared/console/brake.tsx";
import { mailPage } from "#shared/console/mail.tsx";
import { decidedMailPage, heldMailPage } from "#shared/console/mail-held.tsx";
import { mailHoldPage } from "#shared/console/mail-hold.tsx";
import { messagePage } from "#shared/console/mail-one.tsx";
import type { MailRow } from "#shared/console/mail-row.ts";
import { mailWhyPage } from "#shared/console/mail-why.tsx";
import { saysAct } from "#shared/console/timeline-words.ts";
import { acts } from "#shared/contracts/desk/mail-requests.ts";
import { heldByCoordinator, type MessageState } from "#shared/domain/message.ts";
import { translator } from "#shared/locales/translate.ts";
import { toldMail } from "#shared/usecases/mail/told-mail.ts";
import { whyWords } from "#shared/view/why-words.ts";
import { aMessage } from "../builders.ts";
import { aTraced } from "../sample-traces.ts";
import type { SampleWords } from "../sample-words.ts";

const at = "2026-09-14T14:17:00.000Z";

const step = (day: string, from: MessageState | undefined, to: MessageState, reason: string) => ({
  ...{ at: `2026-${day}T13:00:00.000Z`, from, to, reason },
});
const dueBefore = "2026-09-13T14:17:00.000Z";
/** A mail that was moved, held, let go, lost from sight, and tried again. */
const lived = aMessage({
  ...{ state: "SENT", reason: "accepted-by-event", attempts: 2, possibleDuplicate: true, dueAt: at, sentAt: at },
  history: [
    step("08-17", undefined, "PLANNED", "planned"),
    { ...step("08-18", "PLANNED", "PLANNED", "planned"), dueBefore },
    step("08-19", "PLANNED", "PARKED", heldByCoordinator),
    step("08-20", "PARKED", "PLANNED", "released"),
    step("09-14", "PLANNED", "QUEUED", "due"),
    step("09-14", "QUEUED", "SENDING", "claimed"),
    step("09-14", "SENDING", "UNKNOWN", "no-answer"),
    step("09-14", "UNKNOWN", "RETRY", "no-evidence"),
    step("09-14", "RETRY", "SENDING", "claimed"),
    step("09-14", "SENDING", "SENT", "accepted-by-event"),
  ],
});
const decision = { version: 0, about: lived.id, reason: heldByCoordinator, at: "2026-08-19T13:00:00.000Z" };
const decisions = [
  { ...decision, id: "a", by: "cora", did: "mail-hold" },
  { ...decision, id: "b", by: "dana", did: "mail-release", reason: "released", at: "2026-08-20T13:00:00.000Z" },
  { ...decision, id: "c", by: "ses", did: "bouncing", about: "per_1", reason: lived.id },
];

/** Mail ahead, held mail, one mail at several points of its life, and the brake. */
export function mailPages({ locale, programme: name, mentee }: SampleWords): Record<string, string> {
  const t = translator(locale);
  const aTimeline = toldMail(lived, decisions, [], t, "America/Chicago");
  const aSilence = {
    silences: [{ key: "debrief", date: "2026-12-15", reason: "enough", name: "Debrief", why: whyWords(t, aTraced) }],
    acts: [{ at, by: "per_1", did: "unsubscribed", says: saysAct(t, "America/Chicago", { at, did: "unsubscribed" }) }],
  };
  const base = { locale, programme: { id: "demo", name }, zone: "America/Chicago" };
  const row: MailRow = {
    ...{ id: "msg_1", person: "per_1", name: mentee, kind: "prompt", subject: "cv-review", at, day: "2026-09-14" },
    ...{ state: "PLANNED", reason: "planned", wall: { date: "2026-09-14", time: "09:17", zone: "America/New_York" } },
  };
  const invitation: MailRow = { ...row, id: "msg_2", kind: "introduction", subject: "shp_1", wall: undefined };
  const held: MailRow = { ...row, id: "msg_3", state: "PARKED", reason: heldByCoordinator };
  const unclear: MailRow = { ...row, id: "msg_4", state: "PARKED", reason: "no-evidence", name: undefined };
  const undelivered: MailRow = { ...row, id: "msg_6", state: "SENT", refusedAt: at };
  const mail = {
    ...{ ...base, mayPause: true, days: 14, leaving: [{ ...row, id: "msg_5", state: "QUEUED" as const }] },
    ...{ rows: [row, invitation], unread: 1, asked: { what: "cv-review", day: "2026-09-14", limit: 50 } },
    ...{ choices: ["cv-review", "introduction"], cursor: "more", later: true, done: "held" },
  };
  const list = { ...base, refused: false, rows: [held, unclear], unread: 0, cursor: "more", later: true };
  const one = {
    ...{ ...base, row, me: "cora", mayHold: false, explained: [aTraced] },
    sending: aMessage({ attempts: 1, possibleDuplicate: true }),
    timeline: aTimeline,
  };
  const standing = {
    quota: { perSecond: 14, perDay: 50_000, used: 1234, readAt: at },
    halts: [{ lane: "interactive" as const, reason: "daily-quota" as const, until: at }],
    stopped: { reason: "bounces" as const, since: at, sent: 400, bounces: 31, complaints: 0 },
  };
  const why = { ...base, me: "cora", asked: { who: mentee, about: "cv-review" }, choices: mail.choices, paused: false };
  const found = { person: "per_1", name: mentee };
  const work = {
    ...{
      ...base,
      part: "mail" as const,
      kind: "mail-hold",
      state: "done" as const,
      dryRun: false,
      finished: 2,
      total: 2,
    },
    ...{ summary: { act: "hold", what: "cv-review", day: "2026-09-14", held: 2, left: 1 }, cursor: null, later: false },
    ...{ path: "programmes/demo/runs/wrk_1" },
    lines: [{ level: "warning" as const, says: "left", values: {}, name: mentee }],
  };
  return {
    "console mail": mailPage(mail),
    "console mail none": mailPage({
      ...mail,
      rows: [],
      leaving: [],
      unread: 0,
      cursor: null,
      done: undefined,
      mayPause: false,
    }),
    "console mail none yet": mailPage({ ...mail, rows: [], leaving: [], unread: 0 }),
    "console held mail": heldMailPage(list),
    "console held mail unread": heldMailPage({ ...list, rows: [], unread: 2, cursor: null, done: undefined }),
    "console mail refused": heldMailPage({ ...list, refused: true, rows: [undelivered] }),
    "console mail refused none": heldMailPage({ ...list, refused: true, rows: [], cursor: null, done: undefined }),
    "console held mail none": heldMailPage({ ...list, rows: [], cursor: null, done: "released" }),
    ...Object.fromEntries(
      acts.map((act) => [
        `console mail decided ${act}`,
        decidedMailPage({ ...base, act, rows: [held], not: [unclear] }),
      ]),
    ),
    "console mail of a day": mailHoldPage({ programme: "demo" }, work),
    "console one mail": messagePage({ ...one, mayHold: true, done: "release" }),
    "console one mail held": messagePage({ ...one, row: held, done: "hold" }),
    "console one mail unclear": messagePage({ ...one, row: unclear }),
    "console one mail sent": messagePage({ ...one, row: { ...row, state: "SENT", reason: "accepted" } }),
    "console one mail refused": messagePage({
      ...one,
      row: { ...row, state: "SENT", reason: "accepted", refusedAt: at },
    }),
    "console why": mailWhyPage({ ...why, paused: true, people: [found], mails: [aTimeline], more: true, ...aSilence }),
    "console why nothing": mailWhyPage({ ...why, people: [found], mails: [], more: false, silences: [], acts: [] }),
    "console why whom": mailWhyPage({ ...why, people: [found, found], mails: [], more: false, silences: [], acts: [] }),
    "console why asked": mailWhyPage({ ...why, asked: {}, people: [], mails: [], more: false, silences: [], acts: [] }),
    "console brake off": brakePage({ locale, state: "armed", changedAt: at, by: "cora", pace: standing }),
    "console brake restoring": brakePage({
      ...{ locale, state: "on", changedAt: at, by: "cora", pace: { halts: [] } },
      restore: { state: "running", done: 12_300 },
    }),
    "console brake restored": brakePage({
      ...{ locale, state: "armed", changedAt: at, by: "cora", pace: { halts: [] } },
      restore: {
        ...{
          state: "done",
          done: 41_200,
          summary: { sent: 212, unclear: 1, again: 0, unknown: 2, unreadable: 1, erased: 1 },
        },
        unknown: ["msg_hz949pyd5zjt60qz5dja", "msg_4qxzvj5t9b3mj4trcqnz"].map((mail) => ({ mail, at })),
      },
    }),
    "console brake on": brakePage({ locale, state: "on", changedAt: null, by: undefined, pace: { halts: [] } }),
  };
}
