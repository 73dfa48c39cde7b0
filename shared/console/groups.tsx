import type { FieldProblem } from "#shared/domain/errors.ts";
import { OfferState } from "#shared/domain/offer.ts";
import { disciplines } from "#shared/domain/profile.ts";
import { momentText } from "#shared/locales/dates.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import { at, ConsolePage } from "#shared/view/console.tsx";
import { Call, Go, Pager, Table } from "#shared/view/console-parts.tsx";
import { ErrorSummary } from "#shared/view/error-summary.tsx";
import { Button, Card } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";
import { Select } from "#shared/view/select.tsx";
import { NewOffer, Panel } from "./groups-forms.tsx";
import { type GroupsModel, type GroupsProps, groupsPath } from "./groups-model.ts";
import { nameIn } from "./pair-words.ts";

const fields = ["shape", "mentors", "mentees", "mentee", "disciplines"] as const;

/** Groups, panels, teams and conversations: those there are, and three ways to prepare more. */
export function groupsPage(model: GroupsModel): string {
  const t = translator(model.locale);
  const errors = errorsIn(t, model.errors);
  const path = groupsPath(model);
  return renderPage(
    <ConsolePage t={t} model={model} part="pairing" title={t("groups.title")}>
      <ErrorSummary
        t={t}
        errors={errors}
        control={(field) => (field === "disciplines" ? `disciplines-${disciplines[0]}` : field)}
      />
      <p>{t("groups.intro")}</p>
      <Go to={path}>
        <Select id="state" name="state" label={t("rounds.state")} bare>
          {["", ...OfferState.options].map((one) => (
            <option key={one} value={one} selected={one === (model.state ?? "")}>
              {one === "" ? t("groups.state.all") : t.of(`groups.state.${one}`)}
            </option>
          ))}
        </Select>
        <Button look="quiet">{t("ships.filter")}</Button>
      </Go>
      {model.items.length === 0 ? <p>{t("groups.none")}</p> : <Offers t={t} model={model} errors={errors} />}
      <Pager
        t={t}
        path={
          model.state === undefined || model.state === "" ? path : `${path}?state=${encodeURIComponent(model.state)}`
        }
        cursor={model.cursor}
        later={model.later}
      />
      <Card title={t("groups.form.title")}>
        <p>{t("groups.form.text")}</p>
        <Call call={path}>
          <input type="hidden" name="does" value="form" />
          <div class="acts">
            <Button>{t("groups.form")}</Button>
          </div>
        </Call>
      </Card>
      <NewOffer t={t} model={model} errors={errors} />
      <Panel t={t} model={model} errors={errors} />
    </ConsolePage>,
  );
}

function Offers({ t, model }: GroupsProps) {
  const people = (list: readonly string[]) => list.map((person) => nameIn(t, model.names, person)).join(", ");
  const head = [t("groups.what"), t("groups.mentors"), t("groups.mentees"), t("rounds.state"), t("groups.since")];
  return (
    <Table caption={t("groups.caption")} head={head}>
      {model.items.map(({ id, shape, joins, mentors, mentees, state, madeAt }) => (
        <tr key={id}>
          <td>
            <a class="link" href={at(`${groupsPath(model)}/${id}`)}>
              {t("groups.shape", { shape: joins === undefined ? shape : "join" })}
            </a>
          </td>
          <td>{people(mentors)}</td>
          <td>{people(mentees)}</td>
          <td>{t(`groups.state.${state}`)}</td>
          <td>{momentText(t.locale, model.zone, madeAt)}</td>
        </tr>
      ))}
    </Table>
  );
}

/** The page's own words for what is wrong. */
function errorsIn(t: Translate, problems: readonly FieldProblem[]): Map<string, string> {
  const known = problems.map(({ field }) => fields.find((one) => one === field.split(".")[0]));
  return new Map(known.map((one) => (one ? [one, t(`groups.error.${one}`)] : ["other", t("error.other")])));
}
