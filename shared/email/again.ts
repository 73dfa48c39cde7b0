import { laterQuestions } from "#shared/domain/again.ts";
import { translator } from "#shared/locales/translate.ts";
import { people } from "#shared/view/words.ts";
import type { Mail, MailBase } from "./mail.ts";
import { button, greeting, paragraph, write } from "./write.ts";

/** To a mentor of last year who has nobody to mentor now: are they there again? */
export interface AgainMentorMail extends MailBase {
  kind: "again-mentor";
  name: string;
  yes: string;
  no: string;
  unsubscribe: string;
}

/** Asks with one tap. */
export function againMentorMail(model: AgainMentorMail): Mail {
  const t = translator(model.locale);
  const { programme } = model;
  const links = [
    { text: t("again.there.yes"), href: model.yes },
    { text: t("again.there.no"), href: model.no },
  ];
  return write(t, model, {
    subject: t("again.mentor-mail.subject"),
    preheader: t("again.mentor-mail.preheader"),
    blocks: [
      greeting(t, model.name),
      paragraph(t("again.mentor-mail.text", { programme })),
      { type: "choices", text: t("again.there"), links },
    ],
    links: [{ text: t("mail.unsubscribe"), href: model.unsubscribe }],
  });
}

/** Both want to go on, and do. */
export interface GoingOnMail extends MailBase {
  kind: "going-on";
  name: string;
  role: "mentee" | "mentor";
  names: readonly string[];
  me: string;
}

/** Says so. Of the opposite no mail ever tells. */
export function goingOnMail(model: GoingOnMail): Mail {
  const t = translator(model.locale);
  const names = people(t, model.names, model.role === "mentee" ? "mentor" : "mentee");
  return write(t, model, {
    subject: t("again.on-mail.subject"),
    preheader: t("again.on-mail.preheader"),
    blocks: [greeting(t, model.name), paragraph(t("again.on-mail.text", { names })), button(t("page.me"), model.me)],
  });
}

/** A year after their last mentorship, once. */
export interface AYearLaterMail extends MailBase {
  kind: "a-year-later";
  name: string;
  /** The page that takes the answers. */
  page: string;
  unsubscribe: string;
}

/** Two questions, one tap each. */
export function aYearLaterMail(model: AYearLaterMail): Mail {
  const t = translator(model.locale);
  return write(t, model, {
    subject: t("again.later-mail.subject"),
    preheader: t("again.later-mail.preheader"),
    blocks: [
      greeting(t, model.name),
      paragraph(t("again.later-mail.text", { programme: model.programme })),
      ...laterQuestions.map((question) => ({
        type: "choices" as const,
        text: t(`again.later.${question}`),
        links: (["yes", "no"] as const).map((answer) => ({
          text: t(`answer.${answer}`),
          href: `${model.page}?do=${question}.${answer}`,
        })),
      })),
      paragraph(t("again.later-mail.once")),
    ],
    links: [{ text: t("mail.unsubscribe"), href: model.unsubscribe }],
  });
}
