import { translator } from "#shared/locales/translate.ts";
import type { Mail, MailBase } from "./mail.ts";
import { button, greeting, paragraph, write } from "./write.ts";

/** To the address somebody has: another one was asked for. It does not name the other one. */
export interface AddressChangingMail extends MailBase {
  kind: "address-changing";
  name: string;
  as: "first" | "second";
  /** Where to stop it. */
  stop: string;
}

/** Says that somebody asked, and what to do if it was not them. */
export function addressChangingMail(model: AddressChangingMail): Mail {
  const t = translator(model.locale);
  const { programme, as } = model;
  return write(t, model, {
    subject: t("address-changing-mail.subject", { programme }),
    preheader: t("address-changing-mail.preheader"),
    blocks: [
      greeting(t, model.name),
      paragraph(t("address-changing-mail.text", { as, programme })),
      paragraph(t("address-changing-mail.not-you")),
      button(t("address-changing-mail.button"), model.stop),
    ],
  });
}
