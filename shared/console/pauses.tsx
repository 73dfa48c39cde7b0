import type { FieldProblem } from "#shared/domain/errors.ts";
import { type Pause, pausesOn } from "#shared/domain/pause.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import { at, type ConsoleModel, ConsolePage, type ConsoleProgramme } from "#shared/view/console.tsx";
import { Call, Done, Table } from "#shared/view/console-parts.tsx";
import { ErrorSummary } from "#shared/view/error-summary.tsx";
import { Field } from "#shared/view/field.tsx";
import { Button, Card } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";
import { days } from "./pause-preview.tsx";

/** The pauses of a programme and its cohorts. */
export interface PausesModel extends ConsoleModel {
  programme: ConsoleProgramme;
  /** The day it is in the programme's zone. */
  today: string;
  /** The cohort people join at present. */
  usual: string | undefined;
  /** The latest first. */
  pauses: readonly Pause[];
  /** What was typed when the form was refused. */
  typed: { cohort?: string | undefined; from?: string | undefined; until?: string | undefined };
  errors: readonly FieldProblem[];
}

interface Props {
  t: Translate;
  model: PausesModel;
}

const fields = ["cohort", "from", "until", "taken"] as const;

/** What pauses and until when; the form leads to what another pause would change, and only there it is set. */
export function pausesPage(model: PausesModel): string {
  const t = translator(model.locale);
  const errors = errorsIn(t, model.errors);
  return renderPage(
    <ConsolePage t={t} model={model} part="dates" title={t("pauses.title")}>
      <Done t={t} done={model.done} says={{ set: "pauses.done.set", ended: "pauses.done.ended" }} />
      <ErrorSummary t={t} errors={errors} control={(field) => (field === "taken" ? "from" : field)} />
      <p>{t("pauses.intro")}</p>
      {model.pauses.length === 0 ? <p>{t("pauses.none")}</p> : <Pauses t={t} model={model} />}
      <Card title={t("pauses.new")}>
        <p>{t("pauses.new.text")}</p>
        <Call call={`programmes/${model.programme.id}/pauses`}>
          <input type="hidden" name="does" value="look" />
          <Field
            name="cohort"
            label={t("pauses.cohort")}
            value={model.typed.cohort ?? ""}
            maxlength={40}
            error={errors.get("cohort")}
            hint={t("pauses.cohort.hint", { usual: model.usual ?? "none" })}
          />
          <Field
            name="from"
            type="date"
            label={t("pauses.from")}
            value={model.typed.from ?? model.today}
            required
            error={errors.get("from") ?? errors.get("taken")}
          />
          <Field
            name="until"
            type="date"
            label={t("pauses.until")}
            value={model.typed.until ?? ""}
            required
            error={errors.get("until")}
            hint={t("pauses.until.hint")}
          />
          <div class="acts">
            <Button>{t("pauses.look")}</Button>
          </div>
        </Call>
      </Card>
      <p class="acts">
        <a href={at(`programmes/${model.programme.id}/key-dates`)}>{t("pauses.to-dates")}</a>
      </p>
    </ConsolePage>,
  );
}

function Pauses({ t, model }: Props) {
  const head = [t("pauses.who"), t("pauses.when"), t("pauses.state"), t("pauses.act")];
  return (
    <Table caption={t("pauses.list")} head={head}>
      {model.pauses.map((pause) => {
        const state = stateOf(pause, model.today);
        return (
          <tr key={pause.id}>
            <td>{t("pauses.of", { who: pause.cohort ?? "everybody" })}</td>
            <td>{t("pauses.days", days(t, pause))}</td>
            <td>{t(`pauses.state.${state}`)}</td>
            <td>
              <Ending t={t} model={model} pause={pause} />
            </td>
          </tr>
        );
      })}
    </Table>
  );
}

function Ending({ t, model, pause }: Props & { pause: Pause }) {
  const state = stateOf(pause, model.today);
  if (state === "over" || state === "taken-back") return null;
  const path = `programmes/${model.programme.id}/pauses`;
  const does = state === "runs" ? "end" : "take-back";
  return (
    <Call call={`${path}/${pause.id}/ending`} then={`${path}?done=ended`} version={pause.version}>
      <Button look="quiet" asks={t(`pauses.${does}.sure`)}>
        {t(`pauses.${does}`)}
        <span class="hide"> – {t("pauses.days", days(t, pause))}</span>
      </Button>
    </Call>
  );
}

/** How a pause stands on a day. */
function stateOf(pause: Pause, today: string): "taken-back" | "over" | "runs" | "ahead" {
  if (pause.until <= pause.from) return "taken-back";
  if (pause.until <= today) return "over";
  return pausesOn(pause, today) ? "runs" : "ahead";
}

/** The page's own words for what is wrong. */
function errorsIn(t: Translate, problems: readonly FieldProblem[]): Map<string, string> {
  const known = problems.map(({ field }) => fields.find((one) => one === field));
  return new Map(known.map((one) => (one ? [one, t(`pauses.error.${one}`)] : ["other", t("error.other")])));
}
