import type { HolidayCalendar } from "#shared/domain/programme.ts";
import { dayText, listText } from "#shared/locales/dates.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import { at, type ConsoleModel, ConsolePage, type ConsoleProgramme } from "#shared/view/console.tsx";
import { Table } from "#shared/view/console-parts.tsx";
import { renderPage } from "#shared/view/render.ts";
import { promptName } from "./mail-words.ts";
import { type CalendarReach, calendarText } from "./settings-words.ts";

/** A prompt that would land on a day on which nothing is sent. */
interface DayModel {
  prompt: string;
  cycle: string;
  day: string;
  because: "holiday" | "society" | "weekend";
  holiday?: { calendar: HolidayCalendar; name: string };
  to: string;
}

/** What a look through the next five years found. */
export interface HolidaysModel extends ConsoleModel {
  programme: ConsoleProgramme;
  from: string;
  until: string;
  /** By day. */
  days: readonly DayModel[];
  /** Prompts that have no day before there is a pair. */
  personal: readonly string[];
  /** The calendars the programme keeps. */
  calendars: readonly (CalendarReach & { calendar: HolidayCalendar })[];
}

/** Every prompt of the next years that moves off a weekend or a holiday, by program year, and which holidays count. */
export function holidaysPage(model: HolidaysModel): string {
  const t = translator(model.locale);
  const { programme, from, until, days, personal } = model;
  const years = [...Map.groupBy(days, ({ cycle }) => cycle)];
  const prompts = personal.map((prompt) => promptName(t, prompt));
  return renderPage(
    <ConsolePage t={t} model={model} part="dates" title={t("holidays.title")}>
      <p>{t("holidays.intro", { from: dayText(t.locale, from), until: dayText(t.locale, until) })}</p>
      {years.length === 0 ? <p>{t("holidays.none")}</p> : null}
      {years.map(([cycle, found]) => (
        <section key={cycle}>
          <h2>{t("holidays.year", { cycle })}</h2>
          <Days t={t} cycle={cycle} days={found} />
        </section>
      ))}
      {prompts.length === 0 ? null : <p>{t("holidays.personal", { prompts: listText(t.locale, prompts) })}</p>}
      <h2>{t("holidays.calendars")}</h2>
      {model.calendars.length === 0 ? (
        <p>{t("holidays.calendars.none")}</p>
      ) : (
        <ul>
          {model.calendars.map(({ calendar, ...reach }) => (
            <li key={calendar}>{calendarText(t, calendar, reach)}</li>
          ))}
        </ul>
      )}
      <p>
        <a href={at(`programmes/${programme.id}/settings`)}>{t("holidays.settings")}</a>
      </p>
    </ConsolePage>,
  );
}

function Days({ t, cycle, days }: { t: Translate; cycle: string; days: readonly DayModel[] }) {
  const head = [t("holidays.mail"), t("holidays.day"), t("holidays.why"), t("holidays.moves")];
  return (
    <Table caption={t("holidays.caption", { cycle })} head={head}>
      {days.map(({ prompt, day, because, holiday, to }) => (
        <tr key={prompt + day}>
          <td>{promptName(t, prompt)}</td>
          <td>{dayText(t.locale, day)}</td>
          <td>{because === "holiday" ? t.of(`holidays.name.${holiday?.name}`) : t(`holidays.because.${because}`)}</td>
          <td>{dayText(t.locale, to)}</td>
        </tr>
      ))}
    </Table>
  );
}
