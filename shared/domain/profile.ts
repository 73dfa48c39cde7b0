import * as z from "zod";
import { Elsewhere } from "./elsewhere.ts";
import { Known } from "./known.ts";
import { offersMore } from "./meanwhile.ts";
import { Topic } from "./participant.ts";
import { InstantText } from "./time.ts";

export const professions = [
  "pharmacist",
  "pharmacy-technician",
  "nurse",
  "midwife",
  "physician",
  "dentist",
  "ayush",
  "allied-health",
  "informatician",
  "engineer",
  "analyst",
  "manager",
  "researcher",
  "student",
  "other",
] as const;
export const Profession = z.enum(professions);

export const disciplines = [
  "clinical",
  "information",
  "nursing",
  "project",
  "technical",
  "research",
  "education",
  "policy",
] as const;
export const Discipline = z.enum(disciplines);

export const sectors = ["public", "private", "industry", "academia", "non-profit", "government"] as const;
export const Sector = z.enum(sectors);
export type Sector = z.infer<typeof Sector>;

/** Languages a talk may be held in, as ISO 639 has them; their names come from `Intl.DisplayNames`. */
export const talkLanguages = [
  "ar",
  "bn",
  "de",
  "en",
  "es",
  "fa",
  "fr",
  "hi",
  "it",
  "ja",
  "ko",
  "mr",
  "nl",
  "pl",
  "pt",
  "ru",
  "sw",
  "ta",
  "tr",
  "uk",
  "ur",
  "vi",
  "zh",
] as const;
export const TalkLanguage = z.enum(talkLanguages);
export type TalkLanguage = z.infer<typeof TalkLanguage>;

export const availabilities = ["mornings", "afternoons", "evenings", "weekends"] as const;
export const Availability = z.enum(availabilities);
export type Availability = z.infer<typeof Availability>;

/** How one person is of use to another. */
export const ways = ["advice", "listening", "accountability"] as const;
export const Way = z.enum(ways);
export type Way = z.infer<typeof Way>;

/** Whom one wishes to support, or whose experience one has lived. */
export const groups = [
  "first-at-university",
  "career-returners",
  "career-changers",
  "rural",
  "new-to-the-country",
  "disability",
  "women-in-technology",
  "parents-and-carers",
] as const;
export const Group = z.enum(groups);

/** Six questions between two ends, five steps each: 1 is the first end, 5 the second. */
export const valueNames = ["planning", "directness", "thinking", "breadth", "boundaries", "purpose"] as const;
export const ValueName = z.enum(valueNames);
export const ValueStep = z.number().int().min(1).max(5);

export const conferences = [
  "midyear",
  "accp-annual",
  "himss",
  "amia",
  "medinfo",
  "mie",
  "hl7-fhir-devdays",
  "digital-health-networks",
] as const;
export const Conference = z.enum(conferences);

/** What a coordinator looks at to vet a mentor. */
const Credentials = z.object({
  licence: z.string().optional(),
  years: z.number().int().optional(),
  link: z.string().optional(),
  givenAt: InstantText,
});

/** What a person says of themselves beyond the form: all of it optional, none of it needed to be paired. Id: the person. */
export const Profile = z.object({
  id: z.string(),
  version: z.number().int(),
  /** What they actually do, in their own words; never a title. */
  work: z.string().optional(),
  profession: Profession.optional(),
  discipline: Discipline.optional(),
  sector: Sector.optional(),
  region: z.string().optional(),
  institution: z.string().optional(),
  /** Nobody near them does what they do; counts where two would suit somebody equally well. */
  alone: z.boolean().optional(),
  languages: z.array(TalkLanguage).optional(),
  /** Parts of the week, in their own zone. */
  availability: z.array(Availability).optional(),
  offers: z.array(Way).optional(),
  wants: z.array(Way).optional(),
  ...offersMore,
  /** Beyond the three of the form. */
  topics: z.array(Topic).optional(),
  /** For suggesting only: shown to nobody. */
  supports: z.array(Group).optional(),
  lived: z.array(Group).optional(),
  values: z.partialRecord(ValueName, ValueStep).optional(),
  conferences: z.array(Conference).optional(),
  otherConference: z.string().optional(),
  /** An https address. */
  link: z.string().optional(),
  credentials: Credentials.optional(),
  /** Where a mentor helps to choose residents, in their own words: their mentees read it. */
  selectsResidents: z.array(z.string()).max(5).optional(),
  /** The mentorships a mentee keeps their applications out of: read by nobody but the year plan. */
  elsewhere: z.array(Elsewhere).optional(),
  /** Whom they are not to be paired with, or what they are to each other, for rounds alone; each programme adds its own. */
  knows: z.array(Known).optional(),
  /** Institutions they would rather not have a partner from: competitors of theirs. */
  apart: z.array(z.string()).max(10).optional(),
  /** A mentor's own page to book a time on, for their mentees: an https address. */
  booking: z.string().optional(),
  /** Where they talk by video, by mentorship: https addresses. */
  rooms: z.record(z.string(), z.string()).optional(),
});
export type Profile = z.infer<typeof Profile>;

/** The parts a profile is asked in, one form each. */
export const profileParts = [
  ...(["work", "talking", "offers", "values", "conferences", "residents", "credentials", "known", "apart"] as const),
] as const;
export type ProfilePart = (typeof profileParts)[number];
