import type { Locale } from "../../domain/locale.ts";
import type { Talk } from "../../domain/talk.ts";
import { listText } from "../../locales/dates.ts";
import { translator } from "../../locales/translate.ts";
import { safeName } from "../../view/words.ts";

interface Around {
  readonly names: readonly string[];
  /** Where they talk by video. */
  readonly link: string | undefined;
  readonly programme: string;
  readonly locale: Locale;
}

/** What a talk is called in somebody's calendar, the same in invitation and feed. */
export function talkWords({ how }: Pick<Talk, "how">, { names, link, programme, locale }: Around) {
  const t = translator(locale);
  const known = names.map(safeName).filter((name) => name !== "");
  const named = known.length === 0 ? "no" : "yes";
  // A link that is no longer kept leaves nothing to say but that it is by video.
  const at = link ?? t("meet.how.video");
  return {
    summary: t("meet.calendar.summary", { named, names: listText(locale, known), programme }),
    description: t("meet.calendar.description", { how, link: at }),
    location: how === "video" ? link : t("meet.calendar.phone"),
  };
}
