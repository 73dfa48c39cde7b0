import type { Translate } from "#shared/locales/translate.ts";
import { momentForBoth } from "#shared/view/moments.ts";
import { Button, Card, Facts, Form } from "#shared/view/parts.tsx";
import { Hidden } from "./goals-form.tsx";
import type { MeetModel } from "./meet-model.ts";
import { MoveForm } from "./meet-times.tsx";

interface Props {
  t: Translate;
  model: MeetModel;
}

/** How long, and where. */
function How({ t, model }: Props) {
  const { talk, link } = model;
  if (talk === undefined) return null;
  return (
    <>
      <Facts
        items={[
          [t("meet.minutes"), t("meet.minutes.value", { minutes: talk.minutes })],
          [t("meet.how"), t(`meet.how.${talk.how}`)],
        ]}
      />
      {link === undefined ? null : (
        <p>
          <a class="link" href={link} rel="noreferrer">
            {link}
          </a>
        </p>
      )}
    </>
  );
}

/** The agreed talk, with one tap to move or cancel it. */
export function Agreed({ t, model }: Props) {
  const { talk, zone, theirs, offered } = model;
  if (talk?.at === undefined) return null;
  const shown = { number: String(talk.number), sequence: String(talk.sequence) };
  return (
    <>
      <Card title={t("meet.agreed")}>
        <p>
          <strong>{momentForBoth(t, zone, theirs, talk.at)}</strong>
        </p>
        <How t={t} model={model} />
        <Form action={model.action} locale={t.locale}>
          <Hidden fields={{ action: "cancel", ...shown }} />
          <div class="acts">
            <Button look="quiet">{t("meet.cancel")}</Button>
          </div>
        </Form>
      </Card>
      <Card title={t("meet.move")}>
        <p class="soft">{t("meet.move.text")}</p>
        <Form action={model.action} locale={t.locale}>
          <Hidden fields={{ action: "move", ...shown }} />
          <div class="acts">
            {offered
              .filter((time) => time !== talk.at)
              .map((time) => (
                <Button name="time" value={time} look="quiet">
                  {momentForBoth(t, zone, theirs, time)}
                </Button>
              ))}
          </div>
        </Form>
        <MoveForm t={t} model={model} hidden={{ action: "move", ...shown }} />
      </Card>
    </>
  );
}

interface NamedProps extends Props {
  names: string;
}

/** The other's times, one tap each. */
export function Theirs({ t, model, names }: NamedProps) {
  const { talk, zone, theirs } = model;
  if (talk === undefined) return null;
  const number = String(talk.number);
  return (
    <Card title={t("meet.theirs", { names })}>
      <How t={t} model={model} />
      <Form action={model.action} locale={t.locale}>
        <Hidden fields={{ action: "pick", number }} />
        <div class="acts">
          {talk.times.map((time) => (
            <Button name="time" value={time}>
              {momentForBoth(t, zone, theirs, time)}
            </Button>
          ))}
        </div>
      </Form>
      <Form action={model.action} locale={t.locale}>
        <Hidden fields={{ action: "none", number }} />
        <div class="acts">
          <Button look="quiet">{t("meet.none")}</Button>
        </div>
      </Form>
    </Card>
  );
}

/** The reader's own times, which wait for the other. */
export function Yours({ t, model, names }: NamedProps) {
  const { talk, zone, theirs } = model;
  if (talk === undefined) return null;
  return (
    <Card title={t("meet.yours", { names })}>
      <ul>
        {talk.times.map((time) => (
          <li>{momentForBoth(t, zone, theirs, time)}</li>
        ))}
      </ul>
      <How t={t} model={model} />
      <Form action={model.action} locale={t.locale}>
        <Hidden fields={{ action: "withdraw", number: String(talk.number) }} />
        <div class="acts">
          <Button look="quiet">{t("meet.withdraw")}</Button>
        </div>
      </Form>
    </Card>
  );
}
