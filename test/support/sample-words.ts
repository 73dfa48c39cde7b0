import type { Locale } from "#shared/domain/locale.ts";

/** What pages are shown with; names may be replaced to see what a hostile one does. */
export interface SampleWords {
  locale: Locale;
  mentee: string;
  mentor: string;
  programme: string;
}

export const usualWords: Omit<SampleWords, "locale"> = {
  mentee: "Alex Moreau",
  mentor: "Dr Lee",
  programme: "Student Mentoring",
};

/** Why two people were suggested to each other. */
export const reasons = [
  { reason: "topic", detail: "informatics" },
  { reason: "stage", detail: "practitioner" },
  { reason: "zone", detail: "1" },
] as const;
