import type { MailModel } from "#shared/email/compose.ts";
import type { SampleWords } from "./sample-words.ts";

const site = "https://almanac.example";

/** Every mail about a time to talk, by name. */
export function talkMails({ locale, programme, mentee, mentor }: SampleWords): Record<string, MailModel> {
  const common = { locale, programme, society: "Society of Pharmacists", me: `${site}/me/token` };
  const at = "2026-09-08T16:00:00.000Z";
  const meet = `${site}/meet/token`;
  const talk = {
    ...common,
    zone: "America/New_York",
    theirs: "Asia/Kolkata",
    minutes: 45,
    how: "video",
    meet,
  } as const;
  const invited = { ...talk, kind: "talk-invitation", at, names: [mentor], others: "mentor" } as const;
  const check = { ...common, kind: "talk-check", meet, unsubscribe: `${site}/unsubscribe/token` } as const;
  const times = { ...talk, kind: "talk-times" } as const;
  return {
    "talk-times": { ...times, name: mentee, other: mentor, times: [at, "2026-09-10T16:30:00.000Z"] },
    "talk-times nameless": { ...times, name: "", other: " ", times: [at], how: "phone" },
    "talk-invitation": { ...invited, state: "agreed", link: "https://video.example/room" },
    "talk-invitation moved": { ...invited, state: "moved", how: "phone", names: [""] },
    "talk-invitation cancelled": { ...invited, state: "cancelled", meet: undefined },
    "talk-check": { ...check, other: mentor },
    "talk-check nameless": { ...check, other: "" },
  };
}
