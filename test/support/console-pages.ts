import { announcementPages } from "./console/announcements-pages.ts";
import { booksPages } from "./console/books-pages.ts";
import { datesPages } from "./console/dates-pages.ts";
import { filesPages } from "./console/files-pages.ts";
import { howPairPages } from "./console/how-pair-pages.ts";
import { importPages } from "./console/import-pages.ts";
import { mailPages } from "./console/mail-pages.ts";
import { membersPages } from "./console/members-pages.ts";
import { mentorshipPages } from "./console/mentorship-pages.ts";
import { pairingPages } from "./console/pairing-pages.ts";
import { pausesPages } from "./console/pauses-pages.ts";
import { peoplePages } from "./console/people-pages.ts";
import { programmesPages } from "./console/programmes-pages.ts";
import { reportPages } from "./console/report-pages.ts";
import { settingsPages } from "./console/settings-pages.ts";
import { workPages } from "./console/work-pages.ts";
import { groupPages } from "./sample-offers.ts";
import type { SampleWords } from "./sample-words.ts";

/** Every page of the console in every state there is a sample of, one file of `console/` for each part of it. */
export function consolePages(words: SampleWords): Record<string, string> {
  return {
    ...announcementPages(words),
    ...booksPages(words),
    ...programmesPages(words),
    ...peoplePages(words),
    ...pairingPages(words),
    ...howPairPages(words),
    ...mentorshipPages(words),
    ...groupPages(words),
    ...workPages(words),
    ...datesPages(words),
    ...pausesPages(words),
    ...mailPages(words),
    ...membersPages(words),
    ...filesPages(words),
    ...importPages(words),
    ...reportPages(words),
    ...settingsPages(words),
  };
}
