import { dayText } from "#shared/locales/dates.ts";
import type { Translate } from "#shared/locales/translate.ts";
import { Field } from "#shared/view/field.tsx";
import { Button, Form } from "#shared/view/parts.tsx";
import { people } from "#shared/view/words.ts";
import type { MeModel, MentorshipWords } from "./me-model.ts";

interface Props {
  t: Translate;
  model: MeModel;
  pair: MentorshipWords;
}

/** What the two may do with their mentorship beside talking: let it rest, let it go on, swap roles. */
export function PairActs({ t, model, pair }: Props) {
  const names = people(t, pair.names, pair.others);
  const refused = model.refused?.action === "pause-mentorship" && model.refused.of === pair.id;
  return (
    <>
      {pair.restsUntil === undefined ? null : <GoOn t={t} model={model} pair={pair} />}
      {pair.swap === "asks" ? <SwapAsked t={t} model={model} pair={pair} /> : null}
      <details open={refused}>
        <summary class="link">{t("pauses.me.more", { names })}</summary>
        {pair.restsUntil === undefined ? <Rest t={t} model={model} pair={pair} refused={refused} /> : null}
        {pair.swap === "none" || pair.swap === "asked" ? <Swap t={t} model={model} pair={pair} /> : null}
      </details>
    </>
  );
}

function Rest({ t, model, pair, refused }: Props & { refused: boolean }) {
  const id = `rest-${pair.id}`;
  return (
    <>
      <p>{t("pauses.me.text")}</p>
      <Form action={model.action} locale={t.locale}>
        <Hidden action="pause-mentorship" pair={pair} />
        <div class="inline field">
          <Field
            bare
            name="until"
            id={id}
            type="date"
            label={t("pauses.me.until")}
            value={refused ? model.refused?.typed : undefined}
            error={refused ? t("pauses.error.ship") : undefined}
          />
          <Button look="quiet">{t("pauses.me.rest")}</Button>
        </div>
      </Form>
    </>
  );
}

function GoOn({ t, model, pair }: Props) {
  const id = `rests-${pair.id}`;
  return (
    <Form action={model.action} locale={t.locale}>
      <Hidden action="resume-mentorship" pair={pair} />
      <p id={id}>
        <strong>{t("pauses.me.rests", { date: dayText(t.locale, pair.restsUntil ?? "") })}</strong>{" "}
        {t("pauses.me.rests.text")}
      </p>
      <div class="acts">
        <Button look="quiet" describedBy={id}>
          {t("pauses.me.go-on")}
        </Button>
      </div>
    </Form>
  );
}

function Swap({ t, model, pair }: Props) {
  const id = `swap-${pair.id}`;
  const asked = pair.swap === "asked";
  const names = people(t, pair.names, pair.others);
  return (
    <Form action={model.action} locale={t.locale}>
      <Hidden action={asked ? "keep-roles" : "swap-roles"} pair={pair} />
      <p id={id}>{t(asked ? "pauses.swap.asked" : "pauses.swap.text", { names, now: roleOf(pair) })}</p>
      <div class="acts">
        <Button look="quiet" describedBy={id}>
          {t(asked ? "pauses.swap.take-back" : "pauses.swap.ask")}
        </Button>
      </div>
    </Form>
  );
}

/** The other asks: agreeing swaps at once, leaving it changes nothing. */
function SwapAsked({ t, model, pair }: Props) {
  const id = `swap-${pair.id}`;
  return (
    <>
      <p id={id}>{t("pauses.swap.asks", { names: people(t, pair.names, pair.others), now: roleOf(pair) })}</p>
      <div class="acts">
        <Form action={model.action} locale={t.locale}>
          <Hidden action="swap-roles" pair={pair} />
          <input type="hidden" name="answers" value={pair.swapAt} />
          <Button describedBy={id}>{t("pauses.swap.agree")}</Button>
        </Form>
        <Form action={model.action} locale={t.locale}>
          <Hidden action="keep-roles" pair={pair} />
          <Button look="quiet" describedBy={id}>
            {t("pauses.swap.keep")}
          </Button>
        </Form>
      </div>
    </>
  );
}

/** What the reader is in it. */
const roleOf = ({ others }: MentorshipWords) => (others === "mentor" ? "mentee" : "mentor");

function Hidden({ action, pair }: { action: string; pair: MentorshipWords }) {
  return (
    <>
      <input type="hidden" name="action" value={action} />
      <input type="hidden" name="mentorship" value={pair.id} />
    </>
  );
}
