import { translator } from "#shared/locales/translate.ts";
import type { Mail, MailBase } from "./mail.ts";
import { button, paragraph, write } from "./write.ts";

/** Somebody signed up with an address that is already in. */
export interface AlreadyJoinedMail extends MailBase {
  kind: "already-joined";
  me: string;
}

/** Tells a member that nothing needs doing. */
export function alreadyJoinedMail(model: AlreadyJoinedMail): Mail {
  const t = translator(model.locale);
  const { programme } = model;
  return write(t, model, {
    subject: t("joined-mail.subject", { programme }),
    preheader: t("joined-mail.preheader"),
    blocks: [
      paragraph(t("joined-mail.text", { programme })),
      paragraph(t("joined-mail.page")),
      button(t("joined-mail.button"), model.me),
    ],
  });
}
