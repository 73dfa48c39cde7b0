import { translator } from "#shared/locales/translate.ts";
import type { Mail, MailBase } from "./mail.ts";
import { button, paragraph, write } from "./write.ts";

/** Somebody asked for the link to their own page; perhaps it was not them. */
export interface MyPageMail extends MailBase {
  kind: "my-page";
  /** Opens their page for a day. */
  link: string;
}

/** Brings the link, and says how long it works. */
export function myPageMail(model: MyPageMail): Mail {
  const t = translator(model.locale);
  const { programme, society, link } = model;
  return write(
    t,
    { locale: model.locale, programme, society },
    {
      subject: t("my-page-mail.subject", { programme }),
      preheader: t("my-page-mail.preheader"),
      blocks: [
        paragraph(t("my-page-mail.text", { programme })),
        button(t("my-page-mail.button"), link),
        paragraph(t("my-page-mail.not-you")),
      ],
    },
  );
}
