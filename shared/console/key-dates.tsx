import type { KeyDate } from "#shared/domain/key-date.ts";
import { dayText, placeOfZone } from "#shared/locales/dates.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import { at, type ConsoleModel, ConsolePage, type ConsoleProgramme } from "#shared/view/console.tsx";
import { Done, Table } from "#shared/view/console-parts.tsx";
import { renderPage } from "#shared/view/render.ts";

/** The key dates of a programme. */
export interface KeyDatesModel extends ConsoleModel {
  programme: ConsoleProgramme;
  /** The day it is in the programme's zone. */
  today: string;
  zone: string;
  /** Those that are ahead and not certain first. */
  keyDates: readonly KeyDate[];
}

/** Every key date of this cycle and the next: what is still open, and what is settled. */
export function keyDatesPage(model: KeyDatesModel): string {
  const t = translator(model.locale);
  const isOpen = ({ state, date }: KeyDate) => state === "tentative" && date >= model.today;
  const open = model.keyDates.filter(isOpen);
  const others = model.keyDates.filter((one) => !isOpen(one));
  return renderPage(
    <ConsolePage t={t} model={model} part="dates" title={t("dates.title")}>
      <Done t={t} done={model.done} says={{ saved: "dates.done.saved" }} />
      <p>{t("dates.intro")}</p>
      <h2>{t("dates.open")}</h2>
      {open.length === 0 ? <p>{t("dates.open.none")}</p> : <Dates t={t} model={model} caption="open" dates={open} />}
      <h2>{t("dates.others")}</h2>
      {others.length === 0 ? null : <Dates t={t} model={model} caption="others" dates={others} />}
    </ConsolePage>,
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
          <td>{t(`dates.state.${date.state}`)}</td>
          <td>{t(date.version === 0 ? "dates.from.rule" : "dates.from.set")}</td>
        </tr>
      ))}
    </Table>
  );
}

/** The name of a key date in words; one a playbook of somebody's own brings keeps its own. */
export function keyDateName(t: Translate, name: string): string {
  return t.has(`key-date.${name}`) ? t.of(`key-date.${name}`) : name;
}

/** Its first day, how long it lasts, and where, if that is not where the programme is. */
export function whenText(t: Translate, { date, days, zone }: Pick<KeyDate, "date" | "days" | "zone">, usual: string) {
  const place = zone === undefined || zone === usual ? "none" : placeOfZone(zone);
  return t("dates.when.text", { date: dayText(t.locale, date), days, place });
}
