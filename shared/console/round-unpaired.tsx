import type { Unpaired } from "#shared/domain/explanation.ts";
import { translator } from "#shared/locales/translate.ts";
import { at, ConsolePage } from "#shared/view/console.tsx";
import { Pager, Table } from "#shared/view/console-parts.tsx";
import { renderPage } from "#shared/view/render.ts";
import { nameIn } from "./pair-words.ts";
import { type AboutRound, type Listed, pathOf } from "./round-model.ts";

/** Who has no suggestion in a round. */
export interface UnpairedModel extends AboutRound, Listed {
  items: readonly Unpaired[];
}

/** Each with why, and the way to a choice by hand. */
export function unpairedPage(model: UnpairedModel): string {
  const t = translator(model.locale);
  const path = pathOf(model);
  return renderPage(
    <ConsolePage t={t} model={model} part="pairing" title={t("rounds.unpaired.title")}>
      <p class="acts">
        <a class="link" href={at(path)}>
          {t("rounds.back")}
        </a>
      </p>
      {model.items.length === 0 ? (
        <p>{t("rounds.unpaired.none")}</p>
      ) : (
        <Table caption={t("rounds.unpaired.caption")} head={[t("rounds.mentee"), t("rounds.why-none")]}>
          {model.items.map(({ mentee, why, places, bar }) => (
            <tr key={mentee}>
              <td>
                <a class="link" href={at(`${path}/unpaired/${mentee}`)}>
                  {nameIn(t, model.names, mentee)}
                </a>
              </td>
              <td>
                {t(`rounds.none.${why}`, { places, waiting: model.round.mentees })}{" "}
                {why === "barred" && bar !== undefined
                  ? `${t("none.bar", { mentors: bar.mentors, of: bar.of })} ${t.of(`barrier.${bar.rule}`)}`
                  : ""}
              </td>
            </tr>
          ))}
        </Table>
      )}
      <Pager t={t} path={`${path}/unpaired`} cursor={model.cursor} later={model.later} />
    </ConsolePage>,
  );
}
