import type { Locale } from "#shared/domain/locale.ts";
import type { Stage, Topic } from "#shared/domain/participant.ts";
import type { Reason } from "#shared/domain/round.ts";

/** A mail's words, ready to be put into an envelope. */
export interface Mail {
  subject: string;
  /** The line a mail program shows beside the subject. */
  preheader: string;
  html: string;
  text: string;
}

/** What every mail knows. */
export interface MailBase {
  locale: Locale;
  /** The programme's and the society's name, as a coordinator set them. */
  programme: string;
  society: string;
  /** The reader's own page. Absent where the reader is not known to be the person (confirm). */
  me?: string | undefined;
}

/** Somebody as the other side may see them: never an address. */
export type Introduced = Pick<Suggested, "name" | "stage" | "topics">;

/** A suggested person, as the other side may see them. */
export interface Suggested {
  /** May be blank: then the sentence is written without it. */
  name: string;
  stage: Stage;
  topics: readonly Topic[];
  reasons: readonly Reason[];
  /** They asked for the reader by name. */
  byName?: boolean | undefined;
  /** Where to say yes or no. */
  link: string;
}

/** A meeting in person, in the venue's time. */
export interface MeetingWords {
  date: string;
  time: string;
  zone: string;
  minutes: number;
}
