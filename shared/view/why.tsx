import type { Translate } from "#shared/locales/translate.ts";
import { type Explained, whyWords } from "./why-words.ts";

interface Props {
  t: Translate;
  /** What it is about, for those who hear the summary alone. */
  of: string;
  explained: Explained;
}

/** Why something comes when it comes, or not at all; closed until somebody wants to know. */
export function Why({ t, of, explained }: Props) {
  return (
    <details>
      <summary>
        {t("why.open")}
        <span class="hide"> – {of}</span>
      </summary>
      <WhyList t={t} explained={explained} />
    </details>
  );
}

/** The sentences, one rule after the other. */
export function WhyList({ t, explained }: Pick<Props, "t" | "explained">) {
  return (
    <ol>
      {whyWords(t, explained).map((sentence) => (
        <li>{sentence}</li>
      ))}
    </ol>
  );
}
