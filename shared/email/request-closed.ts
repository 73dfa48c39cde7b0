import { translator } from "#shared/locales/translate.ts";
import type { Mail, MailBase } from "./mail.ts";
import { button, greeting, paragraph, write } from "./write.ts";

/** The mentors somebody asked for by name could not be won. Says nothing of any of them. */
export interface RequestClosedMail extends MailBase {
  kind: "request-closed";
  name: string;
  /** Whether the reader still waits for a first mentor, at which place in line. */
  waiting: boolean;
  /** Where to look for other mentors. */
  mentors: string;
  me: string;
}

/** Nothing came of it this time; nothing is lost by having asked. */
export function requestClosedMail(model: RequestClosedMail): Mail {
  const t = translator(model.locale);
  return write(t, model, {
    subject: t("request-mail.subject"),
    preheader: t("request-mail.preheader"),
    blocks: [
      greeting(t, model.name),
      paragraph(t("request-mail.text")),
      paragraph(t("request-mail.next", { waiting: model.waiting ? "yes" : "no" })),
      button(t("request-mail.button"), model.mentors),
    ],
  });
}
