import type { OfferShape, OfferSide } from "#shared/domain/offer.ts";
import type { Topic } from "#shared/domain/participant.ts";
import { dayOfInstant } from "#shared/locales/dates.ts";
import { translator } from "#shared/locales/translate.ts";
import { being, named, people, topicList } from "#shared/view/words.ts";
import type { Introduced, Mail, MailBase } from "./mail.ts";
import { button, greeting, list, paragraph, subjectBy, write } from "./write.ts";

/** Asks somebody about a group, a panel, a team or one conversation. */
export interface OfferMail extends MailBase {
  kind: "offer";
  name: string;
  zone: string;
  answerBy: string;
  shape: OfferShape;
  /** A place in a group that runs already. */
  joins: boolean;
  audience: OfferSide;
  reminder: boolean;
  /** Mentees there may be at most. */
  most: number;
  /** Whom the reader may know of. */
  people: readonly Introduced[];
  /** What the mentees would like to talk about; for mentors. */
  topics: readonly Topic[];
  link: string;
}

/** What is offered, with whom as far as it may be said, and until when to answer. */
export function offerMail(model: OfferMail): Mail {
  const t = translator(model.locale);
  const { locale, zone, answerBy, audience, shape } = model;
  const names = people(
    t,
    model.people.map(({ name }) => name),
    audience === "mentor" ? "mentee" : "mentor",
  );
  const what = model.joins ? "join" : shape;
  const who = list(
    model.people.map(({ name, stage, topics }) =>
      t("mail.offer.who", { ...named(name), being: being(t, stage), topics: topicList(t, topics) }),
    ),
  );
  const subject = t(`mail.offer.${audience}.subject`, { shape: what });
  return write(t, model, {
    subject: subjectBy(t, dayOfInstant(locale, zone, answerBy, "short"), subject),
    preheader: t("mail.offer.preheader"),
    blocks: [
      greeting(t, model.name),
      model.reminder ? paragraph(t("mail.offer.reminder")) : undefined,
      paragraph(t(`mail.offer.${audience}.text`, { shape: what, names, most: model.most })),
      who,
      model.people.length === 0 && model.topics.length > 0
        ? paragraph(t("mail.offer.topics", { topics: topicList(t, model.topics) }))
        : undefined,
      paragraph(t(`mail.offer.${audience}.place`, { shape: what })),
      button(t("mail.offer.button"), model.link),
      paragraph(t("mail.offer.by", { date: dayOfInstant(locale, zone, answerBy) })),
      paragraph(t("unrecorded.text")),
    ],
  });
}
