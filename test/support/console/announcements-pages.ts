import { announcementsPage } from "#shared/console/announcements.tsx";
import { announcementPage } from "#shared/console/announcements-one.tsx";
import type { Announcement } from "#shared/domain/announcement.ts";
import { announcementMail } from "#shared/email/announcement.ts";
import type { SampleWords } from "../sample-words.ts";

/** Announcements, and one of them in every state. */
export function announcementPages({ locale, programme: name, mentee }: SampleWords): Record<string, string> {
  const programme = { id: "demo", name };
  const [subject, text] = ["A talk on Thursday", "We meet on Thursday.\nPlease bring:\n- your questions\n- a friend"];
  const draft: Announcement = {
    ...{ id: "ann_1", version: 1, programme: "demo", state: "draft", subject, text, language: locale },
    segment: { role: "mentee", stage: "student", topic: "informatics", standing: "waiting" },
    ...{ writtenBy: "cora", writtenAt: "2026-09-07T14:00:00.000Z", counting: "wrk_1" },
  };
  const sending: Announcement = { ...draft, state: "sending", sending: "wrk_2", sentAt: "2026-09-07T14:05:00.000Z" };
  const sent: Announcement = { ...sending, id: "ann_2", state: "sent", reached: 12 };
  const links = { me: "…", unsubscribe: "…" };
  const society = "Society of Pharmacists";
  const mail = announcementMail({
    ...{ kind: "announcement", locale, programme: name, society, subject, text, name: mentee, ...links },
  });
  const zone = "America/Chicago";
  const base = { locale, programme, zone, reader: mentee, mail, announcement: draft };
  const line = (says: string, values: Record<string, string | number>) =>
    ({ id: `wrk_1.${says}`, version: 1, level: "info", says, values }) as const;
  const lines = [
    ...["unsubscribed", "bouncing", "complained", "unconfirmed", "paused", "left", "erased"].map((reason, index) =>
      line(reason, { count: index + 1 }),
    ),
    line("language", { language: "fr", count: 2 }),
  ];
  const done = { state: "done", summary: { reached: 12, out: 3 }, lines } as const;
  const list = { locale, programme, language: locale, zone, topics: [], cursor: null, later: false };
  const errors = [
    { field: "subject", message: "" },
    { field: "text", message: "" },
  ];
  return {
    "console announcements": announcementsPage({ ...list, items: [draft, sending, sent], cursor: "next" }),
    "console announcements none": announcementsPage({ ...list, items: [] }),
    "console announcements wrong": announcementsPage({ ...list, items: [], typed: { subject: "" }, errors }),
    "console announcement draft": announcementPage({ ...base, count: done }),
    "console announcement counting": announcementPage({
      ...base,
      reader: undefined,
      count: { state: "running", summary: {}, lines: [] },
    }),
    "console announcement nobody": announcementPage({ ...base, count: { ...done, summary: { reached: 0, out: 0 } } }),
    "console announcement failed": announcementPage({ ...base, count: { ...done, state: "failed" } }),
    "console announcement sending": announcementPage({ ...base, announcement: sending, count: done }),
    "console announcement sent": announcementPage({ ...base, announcement: sent, count: done }),
  };
}
