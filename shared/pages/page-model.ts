import type { Locale } from "#shared/domain/locale.ts";
import type { Stage, Topic } from "#shared/domain/participant.ts";

/** What every page knows. */
export interface PageModel {
  locale: Locale;
  /** The programme's name; absent only where no programme is known. */
  programme?: string | undefined;
  /** The reader's own page, for the footer, where the link they hold may show it. */
  me?: string | undefined;
}

/** A person as the other side may see them: never an address. */
export interface PersonWords {
  /** May be blank (erased): then the sentence is written without it. */
  name: string;
  stage: Stage;
  topics: readonly Topic[];
}
