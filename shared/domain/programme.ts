import * as z from "zod";
import { Locale } from "./locale.ts";
import { PairingPolicy } from "./pairing-policy.ts";
import { CohortName, Topic } from "./participant.ts";
import { EmailAddress, line } from "./person.ts";
import { PlaybookPin } from "./playbook.ts";
import { DateText, Zone } from "./time.ts";

/** `asha-2026`: what stands in addresses and groups. */
export const ProgrammeId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{1,39}$/, "lower case letters, digits and hyphens, 2 to 40");

/** Countries whose holidays are known here as data. */
export const holidayCalendars = ["us-federal", "uk-bank", "india"] as const;
export const HolidayCalendar = z.enum(holidayCalendars);
export type HolidayCalendar = z.infer<typeof HolidayCalendar>;

/** What a coordinator may set. */
export const ProgrammeSettings = z.strictObject({
  name: line(80),
  society: line(80),
  locale: Locale.default("en-US"),
  /** Where the programme's own dates are meant, and the zone of people who gave none. */
  zone: Zone,
  topics: z.array(Topic).min(3).default([]).or(z.array(Topic).length(0)),
  /** The year plan of mentorships that begin from now on; running ones stay on theirs until carried over. */
  playbook: PlaybookPin,
  /** Days on which the society sends nothing; prompts move to the working day before. */
  holidays: z.array(DateText).max(400).default([]),
  /** Holidays of countries, kept as data: added to `holidays`. */
  holidayCalendars: z.array(HolidayCalendar).max(3).default([]),
  /** The cohort of those who join from now on. */
  cohort: CohortName.optional(),
  /** Prompts one person gets in any seven days at most, over all programmes and roles. */
  promptsPerWeek: z.number().int().min(1).max(7).default(2),
  /** `on`: a drawn fifth of the mentees gets only what a date makes necessary, which the programme says openly. */
  comparison: z.enum(["off", "on"]).default("off"),
  rounds: z
    .strictObject({
      /** `weekly`: every Monday the match job runs a round of everybody who waits. */
      every: z.enum(["weekly", "never"]).default("weekly"),
      /** Whether such a round is published at once, or waits for a coordinator. */
      publish: z.enum(["automatic", "by-hand"]).default("automatic"),
      /** Days each side has to answer. */
      answerDays: z.number().int().min(2).max(30).default(5),
    })
    .prefault({}),
  pairing: PairingPolicy.prefault({}),
  /** Mentees a mentor takes unless a coordinator or they say otherwise. */
  places: z.number().int().min(1).max(10).default(2),
  /** Whether mentees may look for mentors and ask them by name. */
  requests: z.enum(["on", "off"]).default("on"),
  /** Months an approval as a mentor holds, after which a coordinator looks again; absent: it does not end. */
  vettingMonths: z.number().int().min(1).max(120).optional(),
  /** `required`: whoever is to be paired anew must be a current member by the society's roll, found by their number. */
  membership: z.enum(["required", "not-needed"]).default("not-needed"),
  /** Mentors a mentee may have at a time; a round gives one, the others are asked by name. */
  mentorsPerMentee: z.number().int().min(1).max(5).default(2),
  /** Days after confirming within which everybody hears. */
  hearWithinDays: z.number().int().min(1).max(90).default(21),
  /** Who reads concerns; the programme's mailbox unless given. Never a mentor's or an employer's address. */
  safeContact: EmailAddress.optional(),
});
export type ProgrammeSettings = z.infer<typeof ProgrammeSettings>;

/** One society's scheme. */
export const Programme = z.object({ ...ProgrammeSettings.shape, id: ProgrammeId, version: z.number().int() });
export type Programme = z.infer<typeof Programme>;
