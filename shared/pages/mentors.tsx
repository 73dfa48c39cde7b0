import { dayText, listText } from "#shared/locales/dates.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import { Layout } from "#shared/view/layout.tsx";
import { Button, Card, Form, Notice } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";
import { named } from "#shared/view/words.ts";
import { addressOf } from "./mentors-address.ts";
import { MentorCard, TieWarning } from "./mentors-card.tsx";
import type { MentorsModel } from "./mentors-model.ts";
import { OwnMentors } from "./mentors-own.tsx";
import { Search } from "./mentors-search.tsx";

/** Mentors to look through and to ask by name, up to three in turn. */
export function mentorsPage(model: MentorsModel): string {
  const t = translator(model.locale);
  const bad = (model.errors ?? []).length > 0;
  const title = t("mentors.title");
  return renderPage(
    <Layout
      t={t}
      title={title}
      windowTitle={bad ? t("page.check", { title }) : title}
      programme={model.programme}
      me={model.me}
    >
      {bad ? <Notice look="bad">{t("mentors.gone")}</Notice> : null}
      {model.did === "withdraw" ? <Notice>{t("mentors.withdrawn")}</Notice> : null}
      {model.did === "applications" ? <Notice>{t("guard.done")}</Notice> : null}
      <OwnMentors t={t} model={model} />
      {model.state === "open" ? <Open t={t} model={model} /> : <State t={t} model={model} />}
      {model.invite === undefined ? null : <OwnMentor t={t} model={model} invite={model.invite} />}
    </Layout>,
  );
}

interface Props {
  t: Translate;
  model: MentorsModel;
}

function Open({ t, model }: Props) {
  const { mentors, after, find, further } = model;
  const narrowed = [find.topic, find.stage, find.text].some((one) => one !== undefined) || further;
  return (
    <>
      <p>{t("mentors.lead")}</p>
      <Chosen t={t} model={model} />
      <Search t={t} model={model} />
      {mentors.length > 0 ? null : <p role="status">{t(narrowed ? "mentors.none" : "mentors.nobody")}</p>}
      {mentors.map((mentor) => (
        <MentorCard t={t} model={model} mentor={mentor} />
      ))}
      {after === undefined ? null : (
        <p>
          <a class="link" href={addressOf(model, { after })}>
            {t("mentors.more")}
          </a>
        </p>
      )}
    </>
  );
}

/** The reader's choices, in order, and the one button that asks. */
function Chosen({ t, model }: Props) {
  const { chosen, action, locale } = model;
  if (chosen.length === 0) return null;
  return (
    <Card title={t("mentors.chosen", { count: chosen.length })}>
      <ol>
        {chosen.map(({ id, name, warning }) => (
          <li>
            {t("mentors.name", named(name))}{" "}
            <a class="link" href={addressOf(model, { chosen: chosen.filter((one) => one.id !== id) })}>
              {t("mentors.remove")}
              <span class="hide"> {t("mentors.name", named(name))}</span>
            </a>
            <TieWarning t={t} mentor={{ name, warning }} />
          </li>
        ))}
      </ol>
      <p>{t("mentors.how")}</p>
      <Form action={action} locale={locale}>
        <input type="hidden" name="action" value="ask" />
        {chosen.map(({ id }, index) => (
          <input type="hidden" name={["first", "second", "third"][index]} value={id} />
        ))}
        <div class="acts">
          <Button>{t("mentors.ask", { count: chosen.length })}</Button>
        </div>
      </Form>
    </Card>
  );
}

/** Everything but a choice: what is being asked, or why there is nothing to choose. */
function State({ t, model }: Props) {
  const { state, chosen, day, action, locale } = model;
  const date = day === undefined ? "" : dayText(locale, day);
  if (state !== "asking") {
    return (
      <Card>
        <p>
          {state === "later" ? t("mentors.later", { date }) : t(state === "enough" ? "mentors.enough" : "mentors.off")}
        </p>
      </Card>
    );
  }
  return (
    <Card title={t("mentors.asking")}>
      <p role={model.did === "ask" ? "status" : undefined}>{t("mentors.asking.by", { date })}</p>
      <ol>
        {chosen.map(({ name }) => (
          <li>{t("mentors.name", named(name))}</li>
        ))}
      </ol>
      <p class="soft">
        {t("mentors.asking.quiet")} {t("mentors.asking.once")}
      </p>
      <Form action={action} locale={locale}>
        <div class="acts">
          <Button name="action" value="withdraw" look="quiet">
            {t("mentors.withdraw")}
          </Button>
        </div>
      </Form>
    </Card>
  );
}

/** A mentor of one's own: a link to hand on, from one's own mail program. */
function OwnMentor({ t, model, invite }: Props & { invite: string }) {
  const { programme, ratherNot = [] } = model;
  const subject = encodeURIComponent(t("mentors.own.subject", { programme }));
  const body = encodeURIComponent(t("mentors.own.mail", { programme, link: invite }));
  return (
    <Card title={t("mentors.own")}>
      <p>{t("mentors.own.text")}</p>
      {ratherNot.length === 0 ? null : (
        <p>
          {t("known.own", {
            list: listText(
              t.locale,
              ratherNot.map((one) => t(`known.not.${one}`)),
            ),
          })}
        </p>
      )}
      <p>
        <a class="link" href={`mailto:?subject=${subject}&body=${body}`}>
          {t("mentors.own.write")}
        </a>
      </p>
      <label for="own-link">{t("mentors.own.link")}</label>
      <input id="own-link" type="text" readonly value={invite} />
    </Card>
  );
}
