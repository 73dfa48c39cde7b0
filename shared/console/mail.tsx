import { mayBeKept } from "#shared/domain/message.ts";
import { dayText } from "#shared/locales/dates.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import { at, type ConsoleModel, ConsolePage, type ConsoleProgramme } from "#shared/view/console.tsx";
import { Call, Done, Go, Pager } from "#shared/view/console-parts.tsx";
import { Field } from "#shared/view/field.tsx";
import { Button } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";
import { Select } from "#shared/view/select.tsx";
import type { MailRow } from "./mail-row.ts";
import { MailTable, UnreadMail } from "./mail-table.tsx";
import { promptName } from "./mail-words.ts";

/** Mail ahead. */
export interface MailModel extends ConsoleModel {
  programme: ConsoleProgramme;
  zone: string;
  /** Whether the reader may pause all mail. */
  mayPause: boolean;
  /** How many days one sees. */
  days: number;
  leaving: readonly MailRow[];
  rows: readonly MailRow[];
  /** Further ones that cannot be read. */
  unread: number;
  asked: { what?: string | undefined; day?: string | undefined; limit: number };
  /** Prompts and kinds one can choose from. */
  choices: readonly string[];
  cursor: string | null;
  later: boolean;
}

interface Props {
  t: Translate;
  model: MailModel;
}

/** The mail of the next days, day by day, with a box at each to hold it. */
export function mailPage(model: MailModel): string {
  const t = translator(model.locale);
  const { rows, leaving, asked, cursor, later } = model;
  const path = `programmes/${model.programme.id}/mail`;
  const nothing = rows.length + leaving.length + model.unread === 0;
  const query = new URLSearchParams({ ...(asked.what && { what: asked.what }), ...(asked.day && { day: asked.day }) });
  const here = query.size === 0 ? path : `${path}?${query}`;
  return renderPage(
    <ConsolePage t={t} model={model} part="mail" title={t("mails.title")}>
      <Done t={t} done={model.done} says={{ held: "mails.done.hold" }} />
      <p>{t("mails.intro", { days: model.days })}</p>
      <p class="acts">
        <a href={at(`programmes/${model.programme.id}/held-mail`)}>{t("mails.held.link")}</a>
        <a href={at(`programmes/${model.programme.id}/why`)}>{t("why.ask.link")}</a>
        {model.mayPause ? <a href={at("brake")}>{t("mails.brake.link")}</a> : null}
      </p>
      <Filter t={t} model={model} />
      {nothing && cursor === null ? <p>{t("mails.none")}</p> : null}
      {nothing && cursor !== null ? <p>{t("mails.none.yet")}</p> : null}
      <UnreadMail t={t} count={model.unread} />
      {rows.length + leaving.length === 0 ? null : <Days t={t} model={model} />}
      <Pager t={t} path={here} cursor={cursor} later={later} />
      <WholeDay t={t} model={model} />
    </ConsolePage>,
  );
}

function Filter({ t, model: { programme, asked, choices } }: Props) {
  const options = choices
    .map((one) => ({ one, name: promptName(t, one) }))
    .sort((one, other) => one.name.localeCompare(other.name, t.locale));
  return (
    <Go to={`programmes/${programme.id}/mail`}>
      <Select name="what" id="what" label={t("mails.filter.what")} bare>
        <option value="">{t("mails.filter.all")}</option>
        {options.map(({ one, name }) => (
          <option key={one} value={one} selected={asked.what === one}>
            {name}
          </option>
        ))}
      </Select>
      <Field name="day" type="date" label={t("mails.filter.day")} value={asked.day} bare />
      <Button look="quiet">{t("mails.filter.go")}</Button>
    </Go>
  );
}

/** Everything in one form: boxes over several days are held together. */
function Days({ t, model }: Props) {
  const { leaving, rows, programme, zone } = model;
  const byDay = [...Map.groupBy(rows, ({ day }) => day)];
  const rest = { t, zone, programme: programme.id, boxes: mayBeKept };
  return (
    <Call call={`programmes/${programme.id}/held-mail`}>
      <Hold t={t} />
      {leaving.length === 0 ? null : (
        <>
          <h2>{t("mails.leaving")}</h2>
          <MailTable {...rest} caption={t("mails.leaving.caption")} rows={leaving} />
        </>
      )}
      {byDay.map(([day, some]) => (
        <section key={day}>
          <h2>{dayText(t.locale, day)}</h2>
          <MailTable {...rest} caption={t("mails.day.caption", { count: some.length })} rows={some} />
        </section>
      ))}
      <Hold t={t} />
    </Call>
  );
}

function Hold({ t }: { t: Translate }) {
  return (
    <div class="acts">
      <Button name="act" value="hold">
        {t("mails.hold.chosen")}
      </Button>
    </div>
  );
}

/** All of one kind on one day, however many they are: offered where both were chosen. */
function WholeDay({ t, model: { programme, asked, rows } }: Props) {
  const { what, day } = asked;
  if (what === undefined || day === undefined || rows.length === 0 || !mayBeKept({ kind: what })) return null;
  return (
    <Call call={`programmes/${programme.id}/held-mail/day`}>
      <input type="hidden" name="what" value={what} />
      <input type="hidden" name="day" value={day} />
      <p>{t("mails.whole.text")}</p>
      <div class="acts">
        <Button name="act" value="hold">
          {t("mails.whole.hold", { what: promptName(t, what), day: dayText(t.locale, day) })}
        </Button>
        <Button name="act" value="release" look="quiet">
          {t("mails.whole.release")}
        </Button>
      </div>
    </Call>
  );
}
