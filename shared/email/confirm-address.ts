import { translator } from "#shared/locales/translate.ts";
import type { Mail, MailBase } from "./mail.ts";
import { button, paragraph, write } from "./write.ts";

/** To an address nobody has confirmed yet: nothing in it was typed by whoever asked. */
export interface ConfirmAddressMail extends MailBase {
  kind: "confirm-address";
  link: string;
}

/** Asks whether a new address is theirs. */
export function confirmAddressMail(model: ConfirmAddressMail): Mail {
  const t = translator(model.locale);
  const { locale, programme, society, link } = model;
  return write(
    t,
    { locale, programme, society },
    {
      subject: t("confirm-address-mail.subject", { programme }),
      preheader: t("confirm-address-mail.preheader"),
      blocks: [
        paragraph(t("confirm-address-mail.text", { programme })),
        button(t("confirm-address-mail.button"), link),
        paragraph(t("confirm-address-mail.then")),
      ],
      why: t("mail.why.confirm-address", { programme, society }),
    },
  );
}
