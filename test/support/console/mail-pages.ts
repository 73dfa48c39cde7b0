import { brakePage } from "#shared/console/brake.tsx";
import { mailPage } from "#shared/console/mail.tsx";
import { decidedMailPage, heldMailPage } from "#shared/console/mail-held.tsx";
import { mailHoldPage } from "#shared/console/mail-hold.tsx";
import { messagePage } from "#shared/console/mail-one.tsx";
import type { MailRow } from "#shared/console/mail-row.ts";
import { acts } from "#shared/contracts/desk/mail-requests.ts";
import { heldByCoordinator } from "#shared/domain/message.ts";
import { aMessage } from "../builders.ts";
import { aTraced } from "../sample-traces.ts";
import type { SampleWords } from "../sample-words.ts";

const at = "2026-09-14T14:17:00.000Z";

/** Mail ahead, held mail, one mail at several points of its life, and the brake. */
export function mailPages({ locale, programme: name, mentee }: SampleWords): Record<string, string> {
  const base = { locale, programme: { id: "demo", name }, zone: "America/Chicago" };
  const row: MailRow = {
    ...{ id: "msg_1", person: "per_1", name: mentee, kind: "prompt", subject: "cv-review", at, day: "2026-09-14" },
    ...{ state: "PLANNED", reason: "planned", wall: { date: "2026-09-14", time: "09:17", zone: "America/New_York" } },
  };
  const invitation: MailRow = { ...row, id: "msg_2", kind: "introduction", subject: "shp_1", wall: undefined };
  const held: MailRow = { ...row, id: "msg_3", state: "PARKED", reason: heldByCoordinator };
  const unclear: MailRow = { ...row, id: "msg_4", state: "PARKED", reason: "no-evidence", name: undefined };
  const mail = {
    ...{ ...base, mayPause: true, days: 14, leaving: [{ ...row, id: "msg_5", state: "QUEUED" as const }] },
    ...{ rows: [row, invitation], asked: { what: "cv-review", day: "2026-09-14", limit: 50 } },
    ...{ choices: ["cv-review", "introduction"], cursor: "more", later: true, done: "held" },
  };
  const list = { ...base, rows: [held, unclear], cursor: "more", later: true };
  const one = {
    ...{ ...base, row, me: "cora", mayHold: false, explained: [aTraced] },
    sending: aMessage({ attempts: 1, possibleDuplicate: true }),
    decisions: [{ at, by: "cora", did: "mail-hold" }],
    steps: [
      { at: "2026-08-17T13:00:00.000Z", to: "PLANNED" as const, reason: "planned" },
      { at: "2026-08-18T13:00:00.000Z", from: "PLANNED" as const, to: "PLANNED" as const, reason: "planned" },
      { at, from: "PLANNED" as const, to: "PARKED" as const, reason: heldByCoordinator },
    ],
  };
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
    "console mail none": mailPage({ ...mail, rows: [], leaving: [], cursor: null, done: undefined, mayPause: false }),
    "console mail none yet": mailPage({ ...mail, rows: [], leaving: [] }),
    "console held mail": heldMailPage(list),
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
    "console brake off": brakePage({ locale, state: "armed", changedAt: at, by: "cora" }),
    "console brake on": brakePage({ locale, state: "on", changedAt: null, by: undefined }),
  };
}
