import { ways } from "#shared/domain/talk.ts";
import { placeOfZone } from "#shared/locales/dates.ts";
import type { Translate } from "#shared/locales/translate.ts";
import { Choice } from "#shared/view/choice.tsx";
import { ErrorSummary } from "#shared/view/error-summary.tsx";
import { Field, FieldError } from "#shared/view/field.tsx";
import { momentForBoth } from "#shared/view/moments.ts";
import { Button, Card, Form } from "#shared/view/parts.tsx";
import { Select } from "#shared/view/select.tsx";
import { Hidden } from "./goals-form.tsx";
import type { MeetModel } from "./meet-model.ts";
import { errorsIn, errorsOf, Row, rows } from "./meet-times.tsx";

interface Props {
  t: Translate;
  model: MeetModel;
}

const lengths = [15, 20, 30, 45, 60, 90] as const;

/** All that is wrong, first on the page, each line a link to its field. */
export function MeetErrors({ t, model }: Props) {
  const control = (field: string) => {
    if (field === "times") return model.typed?.form === "propose" ? "times" : undefined;
    if (field === "how") return "how-video";
    return field === "link" || field === "booking" || field === "minutes" ? field : `${model.typed?.form}-${field}`;
  };
  return <ErrorSummary t={t} errors={errorsOf(t, model)} control={control} />;
}

/** Up to three times to suggest: those that suit both, or one's own; how long, and how. */
export function ProposeCard({ t, model, names }: Props & { names: string }) {
  const errors = errorsIn(t, model, "propose");
  const typed = model.typed?.form === "propose" ? model.typed : undefined;
  const how = typed?.fields["how"] ?? model.how ?? "video";
  const minutes = typed?.fields["minutes"] ?? "30";
  const { zone, theirs, offered } = model;
  const timesError = errors.get("times");
  return (
    <Card title={t("meet.propose", { names })}>
      <Form action={model.action} locale={t.locale}>
        <Hidden fields={{ action: "propose" }} />
        <fieldset
          class="field"
          id="times"
          tabindex={timesError === undefined ? undefined : -1}
          aria-describedby={timesError === undefined ? undefined : "times-error"}
        >
          <legend>{t("meet.times")}</legend>
          {offered.map((time, index) => (
            <Choice
              type="checkbox"
              name="times"
              id={`times-${index}`}
              value={time}
              long
              checked={typed?.times.includes(time)}
              invalid={timesError !== undefined}
            >
              {momentForBoth(t, zone, theirs, time)}
            </Choice>
          ))}
          <FieldError id="times" error={timesError} />
        </fieldset>
        <details open={rows.some((row) => typed?.fields[`date${row}`] || typed?.fields[`time${row}`])}>
          <summary class="link">{t("meet.own")}</summary>
          <p class="soft">{t("meet.own.text", { place: placeOfZone(zone) })}</p>
          {rows.map((row) => (
            <Row t={t} form="propose" row={row} typed={typed} errors={errors} numbered />
          ))}
        </details>
        <Select name="minutes" id="minutes" label={t("meet.minutes")} error={errors.get("minutes")}>
          {lengths.map((one) => (
            <option value={String(one)} selected={String(one) === minutes}>
              {t("meet.minutes.value", { minutes: one })}
            </option>
          ))}
        </Select>
        <fieldset class="field" aria-describedby={errors.has("how") ? "how-error" : undefined}>
          <legend>{t("meet.how")}</legend>
          {ways.map((way) => (
            <Choice type="radio" name="how" id={`how-${way}`} value={way} long checked={how === way}>
              {t(`meet.how.${way}.choice`)}
            </Choice>
          ))}
          <FieldError id="how" error={errors.get("how")} />
        </fieldset>
        <Field
          name="link"
          label={t("meet.link")}
          hint={t("meet.link.hint")}
          value={typed?.fields["link"] ?? model.room}
          error={errors.get("link")}
          maxlength={300}
        />
        <div class="acts">
          <Button>{t("meet.propose.button")}</Button>
        </div>
      </Form>
    </Card>
  );
}

/** A mentor's own page to book a time on, for all their mentees. */
export function BookingCard({ t, model }: Props) {
  if (model.ownBooking === undefined) return null;
  const typed = model.typed?.form === "booking" ? model.typed : undefined;
  return (
    <Card title={t("meet.own-booking")}>
      <Form action={model.action} locale={t.locale}>
        <Hidden fields={{ action: "booking" }} />
        <Field
          name="booking"
          label={t("meet.own-booking.label")}
          hint={t("meet.own-booking.hint")}
          value={typed?.fields["booking"] ?? model.ownBooking}
          error={errorsIn(t, model, "booking").get("booking")}
          maxlength={300}
        />
        <div class="acts">
          <Button look="quiet">{t("me.save")}</Button>
        </div>
      </Form>
    </Card>
  );
}
