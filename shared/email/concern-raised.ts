import { translator } from "#shared/locales/translate.ts";
import type { Mail, MailBase } from "./mail.ts";
import { button, paragraph, write } from "./write.ts";

/** Tells the programme's own contact that a concern waits: not a word of it. */
export interface ConcernRaisedMail extends MailBase {
  kind: "concern-raised";
  /** Where its coordinators read it. */
  link: string;
}

/** For the people who run a programme; nobody signs off and nobody's own page is named. */
export function concernRaisedMail(model: ConcernRaisedMail): Mail {
  const t = translator(model.locale);
  const { programme, society } = model;
  return write(t, model, {
    subject: t("concern-mail.subject", { programme }),
    preheader: t("concern-mail.preheader"),
    blocks: [paragraph(t("concern-mail.text", { programme })), button(t("concern-mail.button"), model.link)],
    why: t("concern-mail.why", { programme, society }),
    repliesElsewhere: true,
  });
}
