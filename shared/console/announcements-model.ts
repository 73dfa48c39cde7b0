import type { Announcement } from "#shared/domain/announcement.ts";
import type { FieldProblem } from "#shared/domain/errors.ts";
import type { Locale } from "#shared/domain/locale.ts";
import type { Topic } from "#shared/domain/participant.ts";
import type { ConsoleModel, ConsoleProgramme } from "#shared/view/console.tsx";

/** A programme's announcements, and the form for the next one. */
export interface AnnouncementsModel extends ConsoleModel {
  programme: ConsoleProgramme;
  /** The programme's language and zone, and the topics it offers; none: all of them. */
  language: Locale;
  zone: string;
  topics: readonly Topic[];
  items: readonly Announcement[];
  cursor: string | null;
  later: boolean;
  typed?: Readonly<Record<string, string>> | undefined;
  errors?: readonly FieldProblem[] | undefined;
}
