import { dayOfInstant } from "#shared/locales/dates.ts";
import { translator } from "#shared/locales/translate.ts";
import { at, ConsolePage } from "#shared/view/console.tsx";
import { Call } from "#shared/view/console-parts.tsx";
import { Button } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";
import { type AboutRound, pathOf } from "./round-model.ts";

/** What publishing a round will do. */
export interface PublicationModel extends AboutRound {
  outdated: boolean;
  /** Days each side has to answer, and the instant until which the mentors may if it is published now. */
  days: number;
  answerBy: string;
}

/** The last look before people are asked. */
export function publicationPage(model: PublicationModel): string {
  const t = translator(model.locale);
  const { round, days } = model;
  const path = pathOf(model);
  const may = round.state === "draft" && !model.outdated;
  const by = dayOfInstant(t.locale, model.zone, model.answerBy);
  return renderPage(
    <ConsolePage t={t} model={model} part="pairing" title={t("rounds.publish.title")}>
      <p>
        {may
          ? t("rounds.publish.text", { mentors: round.mentors, pairs: round.matched, days, by })
          : t(model.outdated ? "rounds.outdated" : `rounds.state.${round.state}.text`)}
      </p>
      {may ? <p>{t("rounds.publish.then", { days })}</p> : null}
      {may ? (
        <Call call={`${path}/publication`} then={`${path}?done=published`} version={round.version}>
          <div class="acts">
            <Button>{t("rounds.publish")}</Button>
          </div>
        </Call>
      ) : null}
      <p class="acts">
        <a class="link" href={at(path)}>
          {t("rounds.back")}
        </a>
      </p>
    </ConsolePage>,
  );
}
