import { Card } from "#shared/view/parts.tsx";
import { being, named, topicList } from "#shared/view/words.ts";
import type { OfferProps } from "./offer-model.ts";
import { TakeBack } from "./yes-or-no.tsx";

/** Whom it names, each with what they like to talk about. */
export function Who({ t, model }: OfferProps) {
  if (model.people.length === 0) return null;
  return (
    <ul>
      {model.people.map(({ name, stage, topics }) => (
        <li>{t("mail.offer.who", { ...named(name), being: being(t, stage), topics: topicList(t, topics) })}</li>
      ))}
    </ul>
  );
}

/** What there is to say once somebody answered, or cannot any more. */
export function Answered({ t, model }: OfferProps) {
  switch (model.state) {
    case "yes":
      return (
        <Card>
          <p>{t("offer.said-yes")}</p>
          <p>{t("respond.said-yes.undo")}</p>
          <TakeBack t={t} model={model} answer="no" />
        </Card>
      );
    case "paired":
      return (
        <Card>
          <p>{t("offer.paired.text")}</p>
          <Who t={t} model={model} />
        </Card>
      );
    case "no":
      return (
        <Card>
          <p>{t("respond.said-no.text")}</p>
          {model.undo ? <TakeBack t={t} model={model} answer="undo" /> : null}
        </Card>
      );
    default:
      return (
        <Card>
          {model.inVain ? <p>{t("offer.in-vain", { audience: model.audience })}</p> : null}
          <p>{t("respond.closed.text")}</p>
        </Card>
      );
  }
}
