import { type Role, roles, type Stage, type Topic } from "#shared/domain/participant.ts";
import { standings } from "#shared/domain/standing.ts";
import { dayOfInstant } from "#shared/locales/dates.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import { Choice } from "#shared/view/choice.tsx";
import { at, type ConsoleModel, ConsolePage, type ConsoleProgramme } from "#shared/view/console.tsx";
import { Call, Done, Go, Pager, Table } from "#shared/view/console-parts.tsx";
import { Field } from "#shared/view/field.tsx";
import { Button } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";
import { Select } from "#shared/view/select.tsx";
import { topicList } from "#shared/view/words.ts";

/** Somebody in the list of people. */
export interface PeopleRow {
  person: string;
  /** Empty where nothing is kept of them any more. */
  name: string;
  role: Role;
  stage: Stage;
  topics: readonly Topic[];
  stands: string;
  since: string;
}

/** What the list was narrowed by. */
interface Asked {
  q?: string | undefined;
  state?: string | undefined;
  role?: Role | undefined;
  waiting?: "yes" | undefined;
}

/** People of a programme, a page of them. */
export interface PeopleModel extends ConsoleModel {
  programme: ConsoleProgramme;
  rows: readonly PeopleRow[];
  asked: Asked;
  /** How many were looked at to find these. */
  looked?: number | undefined;
  cursor: string | null;
  later: boolean;
}

interface Props {
  t: Translate;
  model: PeopleModel;
}

/** Everybody in a programme, to look through and to find somebody. */
export function peoplePage(model: PeopleModel): string {
  const t = translator(model.locale);
  const { rows, asked, programme } = model;
  const held = asked.state === "held";
  return renderPage(
    <ConsolePage t={t} model={model} part="people" title={t(held ? "people.title.held" : "people.title")}>
      <Done t={t} done={model.done} says={{ released: "people.released" }} />
      <Ways t={t} programme={programme.id} />
      <Narrow t={t} model={model} />
      {held ? <p>{t("people.held.text")}</p> : null}
      {rows.length === 0 ? <p>{t(model.cursor === null ? "people.none" : "people.none-yet")}</p> : null}
      {rows.length === 0 ? null : <Rows t={t} model={model} />}
      {model.looked !== undefined && model.cursor !== null ? (
        <p>{t("people.looked", { count: model.looked })}</p>
      ) : null}
      <Pager t={t} path={pathOf(programme.id, asked)} cursor={model.cursor} later={model.later} />
    </ConsolePage>,
  );
}

/** To the lists with something to do in them. */
function Ways({ t, programme }: { t: Translate; programme: string }) {
  return (
    <p class="acts">
      <a href={at(`programmes/${programme}/vetting`)}>{t("people.to.vetting")}</a>
      <a href={at(`programmes/${programme}/members`)}>{t("members.title")}</a>
      <a href={at(`programmes/${programme}/participants?state=held`)}>{t("people.to.held")}</a>
      <a href={at(`programmes/${programme}/concerns?state=open`)}>{t("people.to.concerns")}</a>
    </p>
  );
}

function Narrow({ t, model: { asked, programme } }: Props) {
  return (
    <Go to={`programmes/${programme.id}/participants`}>
      <Field name="q" label={t("people.q")} hint={t("people.q.hint")} value={asked.q} maxlength={254} />
      <Select name="state" id="state" label={t("people.state")}>
        <option value="">{t("people.any")}</option>
        {standings.map((one) => (
          <option value={one} selected={one === asked.state}>
            {t(`people.stands.${one}`)}
          </option>
        ))}
      </Select>
      <Select name="role" id="role" label={t("people.role")}>
        <option value="">{t("people.any")}</option>
        {roles.map((one) => (
          <option value={one} selected={one === asked.role}>
            {t(`role.${one}`)}
          </option>
        ))}
      </Select>
      <Choice type="checkbox" name="waiting" id="waiting" value="yes" checked={asked.waiting === "yes"}>
        {t("people.waiting")}
      </Choice>
      <Button look="quiet">{t("people.show")}</Button>
    </Go>
  );
}

function Rows({ t, model: { rows, asked, programme } }: Props) {
  const held = asked.state === "held";
  const columns = ["name", "role", "stage", "topics", "stands", "since"] as const;
  const head = [...columns.map((one) => t(`people.column.${one}`)), ...(held ? [t("people.column.release")] : [])];
  return (
    <Table caption={t("people.caption", { count: rows.length })} head={head}>
      {rows.map((row) => (
        <tr>
          <td>
            <a href={at(`programmes/${programme.id}/participants/${row.person}`)}>{row.name || t("people.nameless")}</a>
          </td>
          <td>{t(`role.${row.role}`)}</td>
          <td>{t(`stage.${row.stage}`)}</td>
          <td>{topicList(t, row.topics)}</td>
          <td>{t.of(`people.stands.${row.stands}`)}</td>
          <td>{dayOfInstant(t.locale, "UTC", row.since)}</td>
          {held ? (
            <td>
              <Release t={t} programme={programme.id} row={row} />
            </td>
          ) : null}
        </tr>
      ))}
    </Table>
  );
}

function Release({ t, programme, row }: { t: Translate; programme: string; row: PeopleRow }) {
  const list = `programmes/${programme}/participants`;
  return (
    <Call call={`${list}/${row.person}/release`} then={`${list}?state=held&done=released`}>
      <Button look="quiet">
        {t("people.release")}
        <span class="hide"> – {row.name || t("people.nameless")}</span>
      </Button>
    </Call>
  );
}

/** The list's own path, narrowed as it is. */
function pathOf(programme: string, asked: Asked): string {
  const given = Object.entries(asked).filter(([, value]) => value !== undefined && value !== "");
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return `programmes/${programme}/participants${query === "" ? "" : `?${query}`}`;
}
