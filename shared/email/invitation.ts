import { dayText } from "#shared/locales/dates.ts";
import { translator } from "#shared/locales/translate.ts";
import type { Mail, MailBase } from "./mail.ts";
import { button, paragraph, write } from "./write.ts";

/** Asks a member of the society to join. Names the programme and nobody; the link fills in the form. */
export interface InvitationMail extends MailBase {
  kind: "invitation";
  link: string;
  /** The last day on which the link fills in the form, `2026-09-30`. */
  until: string;
  unsubscribe: string;
}

/** Says what the programme is, and where to join. */
export function invitationMail(model: InvitationMail): Mail {
  const t = translator(model.locale);
  const { programme, society, link } = model;
  return write(t, model, {
    subject: t("members.mail.subject", { programme }),
    preheader: t("members.mail.preheader"),
    blocks: [
      paragraph(t("members.mail.text", { programme, society })),
      paragraph(t("expect.text")),
      paragraph(t("members.mail.form", { date: dayText(t.locale, model.until) })),
      button(t("members.mail.button"), link),
      paragraph(t("members.mail.no")),
    ],
    why: t("members.mail.why", { programme, society }),
    links: [{ text: t("members.mail.unsubscribe"), href: model.unsubscribe }],
  });
}
