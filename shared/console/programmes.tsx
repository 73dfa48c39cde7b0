import { type Translate, translator } from "#shared/locales/translate.ts";
import { at, type ConsoleModel, ConsolePage, consoleParts } from "#shared/view/console.tsx";
import { Card } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";

/** The programmes a coordinator runs. */
export interface ProgrammesModel extends ConsoleModel {
  programmes: readonly { id: string; name: string; society: string }[];
  /** Whether they run every programme there is, those to come included. */
  all: boolean;
}

/** The first page after signing in: which programme it is to be about. */
export function programmesPage(model: ProgrammesModel): string {
  const t = translator(model.locale);
  return renderPage(
    <ConsolePage t={t} model={model} title={t("console.title")}>
      {model.programmes.length === 0 ? <Nothing t={t} all={model.all} /> : null}
      {model.programmes.map(({ id, name, society }) => (
        <Card key={id} title={name}>
          <p class="soft">{society}</p>
          <p>
            <a class="link" href={at(`programmes/${id}/${consoleParts.today}`)}>
              {t("console.open-programme", { programme: name })}
            </a>
          </p>
        </Card>
      ))}
    </ConsolePage>,
  );
}

/** Somebody new whom nobody has put in charge of anything yet, or a deployment in which nothing has begun. */
function Nothing({ t, all }: { t: Translate; all: boolean }) {
  return (
    <Card>
      <p>{t(all ? "console.no-programme-yet" : "console.none-of-yours")}</p>
    </Card>
  );
}
