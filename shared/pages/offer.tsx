import { translator } from "#shared/locales/translate.ts";
import { Expect } from "#shared/view/expect.tsx";
import { Layout } from "#shared/view/layout.tsx";
import { Card } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";
import { people as namesOf, topicList } from "#shared/view/words.ts";
import { Answered, Who } from "./offer-answered.tsx";
import type { OfferModel, OfferProps } from "./offer-model.ts";
import { YesOrNo } from "./yes-or-no.tsx";

/** What is offered, with whom as far as it may be said, and two buttons. */
export function offerPage(model: OfferModel): string {
  const t = translator(model.locale);
  const isOpen = model.state === "open";
  return renderPage(
    <Layout t={t} title={titleOf({ t, model })} programme={model.programme} me={model.me}>
      {isOpen ? <Open t={t} model={model} /> : <Answered t={t} model={model} />}
      {model.state === "paired" || (isOpen && model.toRead === undefined) ? (
        <Card>
          <Expect t={t} />
        </Card>
      ) : null}
    </Layout>,
  );
}

const whatOf = ({ shape, joins }: OfferModel) => (joins ? "join" : shape);

function titleOf({ t, model }: OfferProps): string {
  switch (model.state) {
    case "open":
      return t(`mail.offer.${model.audience}.subject`, { shape: whatOf(model) });
    case "yes":
      return t("respond.said-yes.title");
    case "no":
      return t("respond.said-no.title");
    case "closed":
      return t("respond.closed.title");
    case "paired":
      return t("offer.paired.title");
  }
}

function Open({ t, model }: OfferProps) {
  const { audience, people } = model;
  const names = namesOf(
    t,
    people.map(({ name }) => name),
    audience === "mentor" ? "mentee" : "mentor",
  );
  return (
    <>
      <Card>
        <p>{t(`mail.offer.${audience}.text`, { shape: whatOf(model), names, most: model.most })}</p>
        <Who t={t} model={model} />
        {people.length === 0 && model.topics.length > 0 ? (
          <p>{t("mail.offer.topics", { topics: topicList(t, model.topics) })}</p>
        ) : null}
        <p>{t(`mail.offer.${audience}.place`, { shape: whatOf(model) })}</p>
      </Card>
      <YesOrNo t={t} model={model} />
      <p>{t("offer.next")}</p>
    </>
  );
}
