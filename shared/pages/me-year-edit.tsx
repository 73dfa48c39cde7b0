import { remarkNames } from "#shared/domain/wish.ts";
import { dayText } from "#shared/locales/dates.ts";
import type { Translate } from "#shared/locales/translate.ts";
import { Field } from "#shared/view/field.tsx";
import { Button, Form } from "#shared/view/parts.tsx";
import { named } from "#shared/view/words.ts";
import type { MeModel, YearEntry } from "./me-model.ts";
import type { YearEdits } from "./pair-model.ts";

interface Props {
  t: Translate;
  model: MeModel;
  entry: YearEntry;
}

/** What may be changed of something ahead: the mentee moves it or leaves it out, the mentor marks a remark. */
export function EntryEdits({ t, model, entry }: Props) {
  const { edits } = entry;
  if (edits === undefined) return null;
  return (
    <>
      {edits.remarks.map(({ name, says }) => (
        <p>
          <strong>{t("pauses.year.says", { ...named(name), says: t(`pauses.remark.${says}`) })}</strong>
        </p>
      ))}
      {edits.own === undefined ? null : <Wish t={t} model={model} entry={entry} own={edits.own} />}
      {edits.marks.map((mark) => (
        <Mark t={t} model={model} entry={entry} mark={mark} />
      ))}
    </>
  );
}

/** The id of the field for another day. */
export function wishField(touchpoint: string): string {
  return `wish-${touchpoint.replaceAll(".", "-")}`;
}

function Wish({ t, model, entry, own }: Props & { own: NonNullable<YearEdits["own"]> }) {
  const name = `${entry.key}.${entry.occurrence}`;
  const refused = model.refused?.action === "wish" && model.refused.of === name;
  const title = t.of(`touchpoint.${entry.key}`);
  const until = dayText(t.locale, own.until);
  return (
    <details open={refused}>
      <summary class="link">
        {t("pauses.year.change")}
        <span class="hide"> – {title}</span>
      </summary>
      <Form action={model.action} locale={t.locale}>
        <input type="hidden" name="action" value="wish" />
        <input type="hidden" name="touchpoint" value={name} />
        {own.out ? null : (
          <Field
            name="day"
            id={wishField(name)}
            type="date"
            label={t("pauses.year.day", { date: until })}
            value={refused ? model.refused?.typed : own.day}
            error={refused ? t("pauses.error.day", { date: until }) : undefined}
          />
        )}
        <div class="acts">
          {own.out ? null : (
            <Does value="move" title={title}>
              {t("pauses.year.move")}
            </Does>
          )}
          {own.out ? null : (
            <Does value="out" title={title}>
              {t("pauses.year.out")}
            </Does>
          )}
          {own.out || own.day !== undefined ? (
            <Does value="back" title={title}>
              {t("pauses.year.back")}
            </Does>
          ) : null}
        </div>
      </Form>
    </details>
  );
}

function Does({ value, title, children }: { value: string; title: string; children: string }) {
  return (
    <Button name="does" value={value} look="quiet">
      {children}
      <span class="hide"> – {title}</span>
    </Button>
  );
}

function Mark({ t, model, entry, mark }: Props & { mark: YearEdits["marks"][number] }) {
  const title = t.of(`touchpoint.${entry.key}`);
  const choices = [...remarkNames, ...(mark.says === undefined ? [] : (["nothing"] as const))];
  return (
    <>
      {mark.says === undefined ? null : (
        <p>{t("pauses.year.you-say", { ...named(mark.name), says: t(`pauses.remark.${mark.says}`) })}</p>
      )}
      <details>
        <summary class="link">
          {t("pauses.year.mark", named(mark.name))}
          <span class="hide"> – {title}</span>
        </summary>
        <Form action={model.action} locale={t.locale}>
          <input type="hidden" name="action" value="remark" />
          <input type="hidden" name="mentorship" value={mark.mentorship} />
          <input type="hidden" name="touchpoint" value={`${entry.key}.${entry.occurrence}`} />
          <div class="acts">
            {choices
              .filter((says) => says !== mark.says)
              .map((says) => (
                <Button name="says" value={says} look="quiet">
                  {t(`pauses.remark.${says}`)}
                  <span class="hide"> – {title}</span>
                </Button>
              ))}
          </div>
        </Form>
      </details>
    </>
  );
}
