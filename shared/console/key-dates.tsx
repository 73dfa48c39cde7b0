import type { KeyDate } from "#shared/domain/key-date.ts";
import { dayText, placeOfZone } from "#shared/locales/dates.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import { at, type ConsoleModel, ConsolePage, type ConsoleProgramme } from "#shared/view/console.tsx";
import { Done, Table } from "#shared/view/console-parts.tsx";
import { ErrorSummary } from "#shared/view/error-summary.tsx";
import { renderPage } from "#shared/view/render.ts";
import { capital } from "#shared/view/words.ts";
import { AddDate, type AddModel, addErrors } from "./key-date-add.tsx";

/** The key dates of a programme. */
export interface KeyDatesModel extends ConsoleModel, AddModel {
  programme: ConsoleProgramme;
  /** The day it is in the programme's zone. */
  today: string;
  zone: string;
  /** Those that are ahead and not certain first. */
  keyDates: readonly KeyDate[];
  /** Ids of those that come soon and that nobody has confirmed. */
  unresolved: readonly string[];
  /** The one cycle that is shown, if somebody chose one, and those to choose from. */
  cycle: string | undefined;
  cycles: readonly string[];
}

/** Every key date of this cycle and the next: what is still open, and what is settled. */
export function keyDatesPage(model: KeyDatesModel): string {
  const t = translator(model.locale);
  const errors = addErrors(t, model.wrong);
  const isOpen = ({ state, date }: KeyDate) => state === "tentative" && date >= model.today;
  const open = model.keyDates.filter(isOpen);
  const others = model.keyDates.filter((one) => !isOpen(one));
  return renderPage(
    <ConsolePage t={t} model={model} part="dates" title={t("dates.title")}>
      <ErrorSummary t={t} errors={errors} />
      <Done t={t} done={model.done} says={{ saved: "dates.done.saved" }} />
      <p>
        {t("dates.intro")} <a href={at(`programmes/${model.programme.id}/pauses`)}>{t("pauses.to")}</a>
      </p>
      <p>
        <a href={at(`programmes/${model.programme.id}/holidays`)}>{t("holidays.look")}</a>
      </p>
      <Cycles t={t} model={model} />
      <h2>{t("dates.open")}</h2>
      {open.length === 0 ? <p>{t("dates.open.none")}</p> : <Dates t={t} model={model} caption="open" dates={open} />}
      <h2>{t("dates.others")}</h2>
      {others.length === 0 ? null : <Dates t={t} model={model} caption="others" dates={others} />}
      <AddDate t={t} path={`programmes/${model.programme.id}/key-dates`} typed={model.typed} errors={errors} />
    </ConsolePage>,
  );
}

/** The way to the dates of another year, and back. */
function Cycles({ t, model: { programme, cycle, cycles } }: { t: Translate; model: KeyDatesModel }) {
  const path = `programmes/${programme.id}/key-dates`;
  return (
    <nav aria-label={t("dates.cycles")} class="acts">
      {cycle === undefined ? null : <a href={at(path)}>{t("dates.cycles.usual")}</a>}
      {cycles
        .filter((one) => one !== cycle)
        .map((one) => (
          <a key={one} href={at(`${path}?cycle=${one}`)}>
            {t("dates.cycles.one", { cycle: one })}
          </a>
        ))}
    </nav>
  );
}

interface DatesProps {
  t: Translate;
  model: KeyDatesModel;
  caption: "open" | "others";
  dates: readonly KeyDate[];
}

function Dates({ t, model, caption, dates }: DatesProps) {
  const head = [t("dates.what"), t("dates.when"), t("dates.state"), t("dates.from")];
  return (
    <Table caption={t(`dates.caption.${caption}`)} head={head}>
      {dates.map((date) => (
        <tr key={date.id}>
          <td>
            <a href={at(`programmes/${model.programme.id}/key-dates/${date.name}?cycle=${date.cycle}`)}>
              {`${keyDateName(t, date.name)} ${t("dates.cycle", { cycle: date.cycle })}`}
            </a>
          </td>
          <td>{whenText(t, date, model.zone)}</td>
          <td>
            {t(`dates.state.${date.state}`)}
            {model.unresolved.includes(date.id) ? <strong> {t("dates.soon")}</strong> : null}
          </td>
          <td>{t(`dates.from.${sourceOf(date)}`)}</td>
        </tr>
      ))}
    </Table>
  );
}

/** Where a date comes from, as long as nobody set it. */
function sourceOf({ version, copiedFrom }: KeyDate): "rule" | "set" | "copied" {
  if (copiedFrom !== undefined) return "copied";
  return version === 0 ? "rule" : "set";
}

/** The name of a key date in words; one of somebody's own is called as they called it. */
export function keyDateName(t: Translate, name: string): string {
  return t.has(`key-date.${name}`) ? t.of(`key-date.${name}`) : capital(t.locale, name.replaceAll("-", " "));
}

/** Its first day, how long it lasts, and where, if that is not where the programme is. */
export function whenText(t: Translate, { date, days, zone }: Pick<KeyDate, "date" | "days" | "zone">, usual: string) {
  const place = zone === undefined || zone === usual ? "none" : placeOfZone(zone);
  return t("dates.when.text", { date: dayText(t.locale, date), days, place });
}
