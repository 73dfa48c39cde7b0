import { type Translate, translator } from "#shared/locales/translate.ts";
import { Layout } from "#shared/view/layout.tsx";
import { momentForBoth } from "#shared/view/moments.ts";
import { Button, Card, Form, Notice } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";
import { people } from "#shared/view/words.ts";
import { Hidden } from "./goals-form.tsx";
import { BookingCard, MeetErrors, ProposeCard } from "./meet-forms.tsx";
import { type MeetModel, meetRefusals } from "./meet-model.ts";
import { Agreed, Theirs, Yours } from "./meet-talk.tsx";

interface Props {
  t: Translate;
  model: MeetModel;
}

/** The page on which two people find a time to talk, move it or cancel it, and say whether they met. */
export function meetPage(model: MeetModel): string {
  const t = translator(model.locale);
  const names = people(t, model.names, model.others);
  const title = t("meet.title", { names });
  const bad = (model.errors ?? []).length > 0;
  return renderPage(
    <Layout
      t={t}
      title={title}
      windowTitle={bad ? t("page.check", { title }) : title}
      programme={model.programme}
      me={model.me}
    >
      <MeetErrors t={t} model={model} />
      <Done t={t} model={model} />
      <Ask t={t} model={model} />
      {model.state === "agreed" ? <Agreed t={t} model={model} /> : null}
      {model.state === "theirs" ? <Theirs t={t} model={model} names={names} /> : null}
      {model.state === "yours" ? <Yours t={t} model={model} names={names} /> : null}
      {model.state === "none" ? <Booking t={t} model={model} names={names} /> : null}
      {model.state === "none" ? <ProposeCard t={t} model={model} names={names} /> : null}
      <BookingCard t={t} model={model} />
      <p class="soft">{t("meet.unrecorded")}</p>
    </Layout>,
  );
}

function Done({ t, model: { done } }: Props) {
  if (done === undefined) return null;
  const refused = meetRefusals.some((one) => one === done);
  return <Notice look={refused ? "bad" : "good"}>{t(`meet.done.${done}`)}</Notice>;
}

function Ask({ t, model }: Props) {
  const { ask, marked = "", zone, theirs } = model;
  if (ask === undefined) return null;
  return (
    <Card title={t("meet.ask")}>
      <p id="ask">{momentForBoth(t, zone, theirs, ask.at)}</p>
      <Form action={model.action} locale={t.locale}>
        <Hidden fields={{ action: "met", number: String(ask.number) }} />
        <div class="acts">
          {(["yes", "moved", "dropped"] as const).map((met) => (
            <Button
              name="met"
              value={met}
              look={met === "yes" ? "main" : "quiet"}
              marked={marked === met}
              describedBy={marked === met ? "ask marked" : "ask"}
            >
              {t(`meet.ask.${met}`)}
            </Button>
          ))}
        </div>
        {["yes", "moved", "dropped"].includes(marked) ? (
          <p class="soft" id="marked">
            {t("answer.marked")}
          </p>
        ) : null}
      </Form>
    </Card>
  );
}

interface NamedProps extends Props {
  names: string;
}

/** The mentor's own page to book a time on. */
function Booking({ t, model: { booking }, names }: NamedProps) {
  if (booking === undefined) return null;
  return (
    <Card title={t("meet.booking", { names })}>
      <p>{t("meet.booking.text")}</p>
      <p>
        <a class="link" href={booking} rel="noreferrer">
          {booking}
        </a>
      </p>
    </Card>
  );
}
