import { dayOfInstant } from "#shared/locales/dates.ts";
import type { Translate } from "#shared/locales/translate.ts";
import { Expect } from "#shared/view/expect.tsx";
import { Button, Card, Form } from "#shared/view/parts.tsx";
import type { PageModel } from "./page-model.ts";

/** What may be answered with a yes or a no, until when, and what is to be read before where it has not been. */
interface Asked extends Pick<PageModel, "locale"> {
  action: string;
  toRead?: string | undefined;
  zone: string;
  answerBy?: string | undefined;
}

/** Two buttons, with what to expect before them and the day behind them. */
export function YesOrNo({ t, model }: { t: Translate; model: Asked }) {
  const { action, locale, toRead, zone, answerBy } = model;
  const by = answerBy === undefined ? undefined : dayOfInstant(locale, zone, answerBy);
  return (
    <>
      {toRead === undefined ? null : (
        <Card>
          <Expect t={t} />
          <p>
            <a class="link" href={toRead}>
              {t("respond.orientation")}
            </a>
          </p>
        </Card>
      )}
      <Form action={action} locale={locale}>
        <div class="acts">
          <Button name="answer" value="yes">
            {t(toRead === undefined ? "respond.yes" : "respond.yes.read")}
          </Button>
          <Button name="answer" value="no" look="quiet">
            {t("respond.no")}
          </Button>
        </div>
      </Form>
      <p>
        {t("respond.quiet-no")} {by === undefined ? null : <strong>{t("respond.by", { date: by })}</strong>}
      </p>
    </>
  );
}

/** Takes the answer back: a yes by a no, a no by an undo. */
export function TakeBack({ t, model, answer }: { t: Translate; model: Asked; answer: "no" | "undo" }) {
  return (
    <Form action={model.action} locale={model.locale}>
      <div class="acts">
        <Button name="answer" value={answer} look="quiet">
          {t("respond.undo")}
        </Button>
      </div>
    </Form>
  );
}
