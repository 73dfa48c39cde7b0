import { translator } from "#shared/locales/translate.ts";
import { named } from "#shared/view/words.ts";
import type { Mail, MailBase } from "./mail.ts";
import { write } from "./write.ts";

/** Asks a mentee, the morning after, whether a talk took place. */
export interface TalkCheckMail extends MailBase {
  kind: "talk-check";
  other: string;
  /** Where it is answered. */
  meet: string;
  unsubscribe: string;
}

/** One question, an answer to each tap. */
export function talkCheckMail(model: TalkCheckMail): Mail {
  const t = translator(model.locale);
  return write(t, model, {
    subject: t("meet.check-mail.subject", named(model.other)),
    preheader: t("meet.check-mail.preheader"),
    blocks: [
      {
        type: "choices",
        text: t("meet.check-mail.text", named(model.other)),
        links: (["yes", "moved", "dropped"] as const).map((one) => ({
          text: t(`meet.ask.${one}`),
          href: `${model.meet}?do=${one}`,
        })),
      },
    ],
    links: [{ text: t("mail.unsubscribe"), href: model.unsubscribe }],
  });
}
