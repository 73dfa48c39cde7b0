import type { toldKinds } from "#shared/domain/known.ts";
import type { Mentorship } from "#shared/domain/mentorship.ts";
import type { Message } from "#shared/domain/message.ts";
import type { Touchpoint } from "#shared/domain/touchpoint.ts";
import type { MailEntry } from "#shared/pages/privacy-model.ts";
import type { ConsoleModel, ConsoleProgramme } from "#shared/view/console.tsx";
import type { VettingMentor } from "./vetting.tsx";

/** A mail with everything that happened to it. */
export interface PersonMail extends MailEntry, Pick<Message, "id" | "history" | "possibleDuplicate"> {}

/** A mentorship of theirs, with whom. */
interface PersonMentorship extends Pick<Mentorship, "id" | "state" | "startDate" | "endedAt"> {
  with: readonly string[];
}

/** Something that was done. */
interface PersonAct {
  at: string;
  about: string;
  by: string;
  did: string;
  reason: string;
}

/** What stands between them and somebody; no name where that is nobody of this programme. */
export interface PersonTie {
  id: string;
  as: (typeof toldKinds)[number];
  at: string | undefined;
  name: string | undefined;
}

/** One page of a list, and how many pages there are. */
interface Paged<Item> {
  items: readonly Item[];
  pages: number;
}

/** The lists of a person's page that have pages of their own. */
export const personLists = ["year", "mails", "acts"] as const;
export type PersonList = (typeof personLists)[number];

/** One person in a programme, as its coordinators see them. */
export interface PersonModel
  extends ConsoleModel,
    Pick<VettingMentor, "participant" | "credentials" | "places" | "vetting"> {
  programme: ConsoleProgramme;
  /** Nothing while they are known elsewhere and have said nothing here. */
  person: VettingMentor["person"] | undefined;
  /** A name for a cohort that cannot be one, as it was typed. */
  cohortTyped?: string | undefined;
  /** What was typed to note a tie, and the fields that are wrong in it. */
  relationTyped?: { as: string; email: string; errors: readonly string[] } | undefined;
  /** What coordinators noted between them and others. */
  told: readonly PersonTie[];
  zone: string;
  months?: number | undefined;
  /** Names of whoever is in their mentorships. */
  names: ReadonlyMap<string, string>;
  mentorships: readonly PersonMentorship[];
  wait: { since: string; hearBy: string; place: number | null } | undefined;
  /** Until when they look for another mentor for applications, where they do. */
  anotherUntil?: string | undefined;
  year: Paged<Touchpoint>;
  mails: Paged<PersonMail>;
  acts: Paged<PersonAct>;
  /** Not everything that was done could be read. */
  moreActs: boolean;
  /** No mail leaves at present. */
  paused: boolean;
  /** The page of each list that is shown. */
  pages: Readonly<Record<PersonList, number>>;
  today: string;
}
