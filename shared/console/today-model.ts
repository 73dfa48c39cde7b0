import type { ConsoleModel, ConsoleProgramme } from "#shared/view/console.tsx";

/** What may wait for a coordinator. */
export const todayAbouts = [
  "concerns",
  "vetting",
  "held",
  "mail",
  "rounds",
  "unanswered",
  "quiet",
  "dates",
  "work",
] as const;
export type TodayAbout = (typeof todayAbouts)[number];

/** One thing that waits. */
export interface TodayEntry {
  /** Its page. */
  path: string;
  /** Whom it is about; empty where it is about nobody, or nothing is kept of them. */
  names: readonly string[];
  /** Since when, or until when. */
  at?: string | undefined;
  /** The same as a day. */
  day?: string | undefined;
  /** A mail that SES took and did not deliver. */
  refused?: boolean | undefined;
  /** A kind of mail or work, the name of a key date. */
  kind?: string | undefined;
  /** Of a silence: the day somebody was asked whether the two are still there, and whom that reached. */
  asked?: { on: string; whom: "mentee" | "mentor" | "both" | "nobody" } | undefined;
}

/** Things of one kind that wait. */
export interface TodayWaiting {
  about: TodayAbout;
  count: number;
  /** There are more than were counted. */
  more: boolean;
  /** Of those counted, how many cannot be read: they are in no list. */
  unread?: number | undefined;
  path: string;
  first: readonly TodayEntry[];
}

/** Today's work: only what waits is in it. */
export interface TodayModel extends ConsoleModel {
  programme: ConsoleProgramme;
  zone: string;
  day: string;
  /** Pauses of everybody or a cohort that run today. */
  resting: readonly { cohort?: string | undefined; until: string }[];
  /** No mail leaves at present. */
  paused: boolean;
  /** Mass mail does not: too much of it came back. */
  stopped?: boolean;
  waiting: readonly TodayWaiting[];
}
