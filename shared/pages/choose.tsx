import { callWords, rankWords } from "#shared/domain/option.ts";
import { dayOfInstant } from "#shared/locales/dates.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import { ErrorSummary } from "#shared/view/error-summary.tsx";
import { Layout } from "#shared/view/layout.tsx";
import { Button, Card, Form, Notice } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";
import { named } from "#shared/view/words.ts";
import { ChooseCard, Word } from "./choose-card.tsx";
import type { ChooseModel, ChooseWords } from "./choose-model.ts";

/** Whom somebody would like, said before a round is decided: in one form, changeable until the day. */
export function choosePage(model: ChooseModel): string {
  const t = translator(model.locale);
  const title = t(`choose.${model.state}.title`);
  const errors = errorsOf(t, model);
  return renderPage(
    <Layout
      t={t}
      title={title}
      windowTitle={errors.size > 0 ? t("page.check", { title }) : title}
      programme={model.programme}
      me={model.me}
    >
      <ErrorSummary t={t} errors={errors} control={() => "says-0"} />
      {model.did === undefined || errors.size > 0 ? null : <Notice>{t(`choose.did.${model.did}`)}</Notice>}
      {model.state === "closed" ? (
        <p>{t("choose.closed.text")}</p>
      ) : (
        <Open t={t} model={model} state={model.state} errors={errors} />
      )}
    </Layout>,
  );
}

interface Props {
  t: Translate;
  model: ChooseModel;
}

/** What is wrong: two people in one place, or somebody who is not there any more. */
function errorsOf(t: Translate, { errors = [] }: ChooseModel): Map<string, string> {
  if (errors.length === 0) return new Map();
  const twice = errors.some(({ field }) => field.startsWith("says"));
  return new Map([twice ? ["says", t("choose.error.twice")] : ["other", t("choose.error.gone")]]);
}

interface OpenProps extends Props {
  state: Exclude<ChooseModel["state"], "closed">;
  errors: ReadonlyMap<string, string>;
}

function Open({ t, model, state, errors }: OpenProps) {
  const { until = "", zone } = model;
  const date = dayOfInstant(t.locale, zone, until);
  return (
    <>
      <p>{t(`choose.${state}.lead`)}</p>
      <p class="soft">
        {t("choose.until", { date })} {t("choose.private")}
      </p>
      {model.takes === true ? <TakeCalls t={t} model={model} /> : null}
      {model.state === "rank" ? <Ranking t={t} model={model} errors={errors} /> : <Calls t={t} model={model} />}
    </>
  );
}

/** One tap: whether a mentor takes first calls. */
function TakeCalls({ t, model }: Props) {
  const { calls, action } = model;
  return (
    <Card title={t("choose.calls.ask")}>
      <p>{t("choose.calls.how")}</p>
      <Form action={action} locale={t.locale}>
        <input type="hidden" name="action" value="calls" />
        <div class="acts">
          {(["yes", "no"] as const).map((take) => (
            <Button name="take" value={take} look={take === "yes" ? "main" : "quiet"} marked={calls === take}>
              {t(`choose.calls.${take}`)}
            </Button>
          ))}
        </div>
      </Form>
    </Card>
  );
}

/** Mentors to put in order: one form, one button that keeps it all. */
function Ranking({ t, model, errors }: Props & { errors: ReadonlyMap<string, string> }) {
  return (
    <Form action={model.action} locale={t.locale}>
      <input type="hidden" name="action" value="say" />
      {model.mentors.map((one, index) => (
        <ChooseCard t={t} key={one.id} one={one}>
          <Word t={t} one={one} index={index} words={rankWords} error={errors.get("says")} />
        </ChooseCard>
      ))}
      <div class="acts">
        <Button>{t("choose.save")}</Button>
      </div>
    </Form>
  );
}

/** People to have a first call with: each with their own button, and a word once it took place. */
function Calls({ t, model }: Props) {
  const people = [...model.mentors, ...model.mentees];
  return (
    <>
      {people.map((one, index) => (
        <ChooseCard t={t} key={one.id} one={one}>
          {index < model.mentors.length ? <Talk t={t} model={model} one={one} /> : null}
          {model.state === "take-calls" ? null : (
            <Form action={model.action} locale={t.locale}>
              <input type="hidden" name="action" value="say" />
              <Word t={t} one={one} index={index} words={callWords} />
              <div class="acts">
                <Button look="quiet">
                  {t("choose.save")}
                  <span class="hide"> – {t("mentors.name", named(one.name))}</span>
                </Button>
              </div>
            </Form>
          )}
        </ChooseCard>
      ))}
    </>
  );
}

/** A first call with a mentor: first the reader's yes, then where to write to. */
function Talk({ t, model, one }: Props & { one: ChooseWords }) {
  const words = named(one.name);
  if (one.email === undefined)
    return (
      <Form action={model.action} locale={t.locale}>
        <input type="hidden" name="action" value="talk" />
        <input type="hidden" name="who" value={one.id} />
        <div class="acts">
          <Button>{t("choose.talk", words)}</Button>
        </div>
      </Form>
    );
  const subject = encodeURIComponent(t("choose.talk.subject", { programme: model.programme }));
  const body = encodeURIComponent(t("choose.talk.mail", { ...words, programme: model.programme, me: model.name }));
  return (
    <>
      <p>{t("choose.talk.how")}</p>
      <p>
        <a class="link" href={`mailto:${encodeURIComponent(one.email)}?subject=${subject}&body=${body}`}>
          {t("choose.talk.write", words)}
        </a>{" "}
        ({one.email})
      </p>
    </>
  );
}
