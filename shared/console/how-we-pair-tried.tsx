import { type PairingForm, pairingFields } from "#shared/domain/pairing-form.ts";
import { fewestTold } from "#shared/domain/told-quality.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import { at } from "#shared/view/console.tsx";
import { Call, Table } from "#shared/view/console-parts.tsx";
import { Button } from "#shared/view/parts.tsx";
import { type WorkLineModel, type WorkModel, workPage } from "./work.tsx";

/** What each way to decide would mean for those who wait now, side by side, and the button that saves what was tried. */
export function howWePairTried(model: WorkModel, form: PairingForm, seen: number, work: string): string {
  const t = translator(model.locale);
  const next = (
    <>
      <Ways t={t} lines={model.lines} form={form} />
      <Decide t={t} model={model} form={form} seen={seen} work={work} />
    </>
  );
  return workPage({ ...model, lines: [] }, model.state === "done" ? next : undefined);
}

interface WaysProps {
  t: Translate;
  lines: readonly WorkLineModel[];
  form: PairingForm;
}

function Ways({ t, lines, form }: WaysProps) {
  const chosen = lines.find((line) => isChosen(line, form));
  const lost = chosen === undefined ? 0 : numberIn(chosen, "reachable") - numberIn(chosen, "placed");
  const head = [
    ...[t("howpair.tried.way"), t("howpair.tried.placed"), t("howpair.tried.lost"), t("howpair.tried.points")],
    ...[t("howpair.tried.worst"), t("howpair.tried.complaints")],
  ];
  return (
    <>
      {isFew(lines) ? <p>{t("howpair.tried.few", { fewest: fewestTold })}</p> : null}
      {lost > 0 ? <p class="wrong">{t("howpair.tried.loses", { count: lost })}</p> : null}
      <Table caption={t("howpair.tried.caption")} head={head}>
        {lines.map((line, index) => (
          <tr key={index}>
            <th scope="row">
              {wayName(t, line)}
              {line === chosen ? <span class="soft"> ✓ {t("howpair.tried.chosen")}</span> : null}
            </th>
            <td>{t("rounds.count", { count: numberIn(line, "placed") })}</td>
            <td class={line.level === "warning" ? "wrong" : undefined}>
              {t("rounds.count", { count: numberIn(line, "reachable") - numberIn(line, "placed") })}
            </td>
            <td>{t("rounds.count", { count: numberIn(line, "total") })}</td>
            <td>{t("rounds.count", { count: numberIn(line, "worst") })}</td>
            <td>
              {t("howpair.tried.blocking", { count: numberIn(line, "blocking"), strong: numberIn(line, "strong") })}
            </td>
          </tr>
        ))}
      </Table>
      <p class="soft">{t("howpair.tried.text")}</p>
    </>
  );
}

interface DecideProps {
  t: Translate;
  model: WorkModel;
  form: PairingForm;
  seen: number;
  work: string;
}

function Decide({ t, model, form, seen, work }: DecideProps) {
  const path = `programmes/${model.programme?.id ?? ""}/pairing`;
  return (
    <Call call={path} version={seen} then={`${path}?done=saved`}>
      {pairingFields.map((field) => (
        <input key={field} type="hidden" name={field} value={form[field] ?? ""} />
      ))}
      <input type="hidden" name="tried" value={work} />
      <p class="acts">
        <Button name="action" value="save">
          {t("howpair.save")}
        </Button>
        <a href={at(`${path}?work=${work}`)}>{t("settings.back")}</a>
      </p>
    </Call>
  );
}

function isChosen({ values }: WorkLineModel, form: PairingForm): boolean {
  const lifts = form["way"] !== "stable" && form["floor"] === "yes";
  return values["way"] === form["way"] && values["floor"] === lifts;
}

function wayName(t: Translate, { values }: WorkLineModel): string {
  const way = values["way"];
  if (way !== "best" && way !== "fewer-complaints" && way !== "stable") return "";
  return values["floor"] === true
    ? t("howpair.tried.lifted", { way: t(`howpair.way.${way}`) })
    : t(`howpair.way.${way}`);
}

/** Whether so few would get a mentor that nothing private was counted. */
function isFew(lines: readonly WorkLineModel[]): boolean {
  return lines.some((line) => numberIn(line, "reachable") < fewestTold);
}

function numberIn({ values }: WorkLineModel, name: string): number {
  return Number(values[name] ?? 0);
}
