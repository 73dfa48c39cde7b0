import type { Unpaired } from "#shared/domain/explanation.ts";
import { translator } from "#shared/locales/translate.ts";
import { at, ConsolePage } from "#shared/view/console.tsx";
import { Card } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";
import { AnyMentor, Others, type PairSide, Side } from "./pair-sides.tsx";
import { nameIn } from "./pair-words.ts";
import { type AboutRound, pathOf } from "./round-model.ts";

/** Somebody without a suggestion. */
export interface UnpairedOneModel extends AboutRound {
  unpaired: Unpaired;
  sides: readonly PairSide[];
  names: ReadonlyMap<string, string>;
  /** A mentor may be chosen by hand. */
  open: boolean;
}

/** Why they have none, and who would come next. */
export function unpairedOnePage(model: UnpairedOneModel): string {
  const t = translator(model.locale);
  const { mentee, why, places, mentors, bar, rivals } = model.unpaired;
  const name = nameIn(t, model.names, mentee);
  return renderPage(
    <ConsolePage t={t} model={model} part="pairing" title={t("rounds.unpaired.one", { name })}>
      <p>
        {t(`rounds.none.${why}`, { places, waiting: model.round.mentees })}{" "}
        <a class="link" href={at(`${pathOf(model)}/unpaired`)}>
          {t("rounds.unpaired.link")}
        </a>
      </p>
      {rivals === undefined ? null : <p>{t("none.rivals", { others: rivals.mentees - 1, places: rivals.places })}</p>}
      {bar === undefined ? null : (
        <p>
          {t("none.bar", { mentors: bar.mentors, of: bar.of })} {t.of(`barrier.${bar.rule}`)}
        </p>
      )}
      {model.sides.map((side) => (
        <Side key={side.person} t={t} model={model} side={side} as="mentee" />
      ))}
      <Others
        t={t}
        model={model}
        caption={t("pair.others.mentors", { name })}
        others={mentors}
        choose={model.open ? mentee : undefined}
      />
      {model.open ? (
        <Card title={t("pair.change")}>
          <p>{t("pair.change.text")}</p>
          <AnyMentor t={t} model={model} mentee={mentee} />
        </Card>
      ) : null}
    </ConsolePage>,
  );
}
