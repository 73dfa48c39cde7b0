import { dayText } from "#shared/locales/dates.ts";
import { translator } from "#shared/locales/translate.ts";
import type { Mail, MailBase } from "./mail.ts";
import { button, paragraph, write } from "./write.ts";

/** Nothing in it was typed by whoever filled in the form. */
export interface ConfirmMail extends MailBase {
  kind: "confirm";
  link: string;
  hearBy: string;
}

/** Asks whether the address is theirs. */
export function confirmMail(model: ConfirmMail): Mail {
  const t = translator(model.locale);
  const { programme, society, link } = model;
  const date = dayText(model.locale, model.hearBy);
  return write(
    t,
    { locale: model.locale, programme, society },
    {
      subject: t("confirm-mail.subject", { programme }),
      preheader: t("confirm-mail.preheader", { date }),
      blocks: [
        paragraph(t("confirm-mail.text", { programme })),
        button(t("confirm-mail.button"), link),
        paragraph(t("confirm-mail.hear-by", { date })),
      ],
      why: t("mail.why.confirm", { programme, society }),
    },
  );
}
