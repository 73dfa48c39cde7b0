import { translator } from "#shared/locales/translate.ts";
import { at, ConsolePage } from "#shared/view/console.tsx";
import { ErrorSummary } from "#shared/view/error-summary.tsx";
import { renderPage } from "#shared/view/render.ts";
import { AnyMentor } from "./pair-sides.tsx";
import { nameIn } from "./pair-words.ts";
import { type AboutRound, pathOf } from "./round-model.ts";

/** A name somebody typed that is not of one mentor alone. */
export interface WhichModel extends AboutRound {
  mentee: string;
  names: ReadonlyMap<string, string>;
  typed: string;
  found: readonly { readonly id: string; readonly name: string }[];
  /** There are more than are shown, or more people than were looked through. */
  more: boolean;
}

/** Which of them? The form again, with those whose name it may be. */
export function whichPage(model: WhichModel): string {
  const t = translator(model.locale);
  const { mentee, typed, found, more } = model;
  const error = t(found.length === 0 ? "pair.which.none" : "pair.which.many", { count: found.length });
  return renderPage(
    <ConsolePage t={t} model={model} part="pairing" title={t("pair.which", { name: nameIn(t, model.names, mentee) })}>
      <ErrorSummary
        t={t}
        errors={new Map([["name", error]])}
        control={() => (found.length === 0 ? "name" : "mentor")}
      />
      <AnyMentor t={t} model={model} mentee={mentee} typed={{ name: typed, error, found }} />
      {more ? <p>{t("pair.which.more")}</p> : null}
      <p class="acts">
        <a class="link" href={at(pathOf(model))}>
          {t("rounds.back")}
        </a>
      </p>
    </ConsolePage>,
  );
}
