import type { MailTimeline } from "#shared/contracts/desk/mail-answers.ts";
import { momentText } from "#shared/locales/dates.ts";
import type { Translate } from "#shared/locales/translate.ts";
import { actorText } from "./actor.ts";

interface Props {
  t: Translate;
  zone: string;
  /** The coordinator who reads. */
  me: string;
  timeline: Pick<MailTimeline, "says" | "steps" | "news">;
}

/** What came of a mail, and every step of its way; where a coordinator decided, who it was. */
export function TimelineList({ t, zone, me, timeline: { says, steps, news } }: Props) {
  return (
    <>
      <p>{says}</p>
      <ol>
        {steps.map(({ at, by, says }, index) => (
          <li key={index}>
            <time datetime={at}>{momentText(t.locale, zone, at)}</time> {says} {decidedBy(t, by, me)}
          </li>
        ))}
      </ol>
      {news.length === 0 ? null : (
        <ul>
          {news.map(({ says }) => (
            <li>{says}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function decidedBy(t: Translate, by: string, me: string): string | null {
  if (by === "almanac" || by === "ses") return null;
  return t("mails.one.by", { actor: by === me ? t("mails.one.you") : actorText(t, by) });
}
