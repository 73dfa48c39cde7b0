import type { Round } from "#shared/domain/round.ts";
import { momentText } from "#shared/locales/dates.ts";
import { translator } from "#shared/locales/translate.ts";
import { at, type ConsoleModel, ConsolePage, type ConsoleProgramme } from "#shared/view/console.tsx";
import { Call, Pager, Table } from "#shared/view/console-parts.tsx";
import { Button, Card } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";

/** What every page about pairing knows. */
export interface PairingModel extends ConsoleModel {
  programme: ConsoleProgramme;
  /** The programme's zone. */
  zone: string;
}

/** A programme's rounds, a page of them. */
export interface RoundsModel extends PairingModel {
  items: readonly Round[];
  cursor: string | null;
  later: boolean;
}

/** A new round to begin with, and those there were. */
export function roundsPage(model: RoundsModel): string {
  const t = translator(model.locale);
  const path = `programmes/${model.programme.id}/rounds`;
  const head = [t("rounds.when"), t("rounds.state"), t("rounds.suggested"), t("rounds.waiting")];
  return renderPage(
    <ConsolePage t={t} model={model} part="pairing" title={t("rounds.title")}>
      <Card title={t("rounds.start.title")}>
        <p>{t("rounds.start.text")}</p>
        <Call call={path}>
          <div class="acts">
            <Button>{t("rounds.start")}</Button>
          </div>
        </Call>
      </Card>
      <p class="acts">
        <a class="link" href={at(`programmes/${model.programme.id}/mentorships`)}>
          {t("rounds.mentorships")}
        </a>
        <a class="link" href={at(`programmes/${model.programme.id}/pairing`)}>
          {t("howpair.title")}
        </a>
        <a class="link" href={at(`programmes/${model.programme.id}/groups`)}>
          {t("groups.title")}
        </a>
      </p>
      {model.items.length === 0 ? (
        <p>{t("rounds.none")}</p>
      ) : (
        <Table caption={t("rounds.caption")} head={head}>
          {model.items.map(({ id, requestedAt, state, matched, mentees }) => (
            <tr key={id}>
              <td>
                <a class="link" href={at(`${path}/${id}`)}>
                  {momentText(t.locale, model.zone, requestedAt)}
                </a>
              </td>
              <td>{t(`rounds.state.${state}`)}</td>
              <td>{t("rounds.count", { count: matched })}</td>
              <td>{t("rounds.count", { count: mentees - matched })}</td>
            </tr>
          ))}
        </Table>
      )}
      <Pager t={t} path={path} cursor={model.cursor} later={model.later} />
    </ConsolePage>,
  );
}
