import { dayText } from "#shared/locales/dates.ts";
import { translator } from "#shared/locales/translate.ts";
import { people } from "#shared/view/words.ts";
import type { Mail, MailBase } from "./mail.ts";
import { button, greeting, list, paragraph, write } from "./write.ts";

/** To one of a pair that answered nothing for long; once for each silence. */
export interface StillThereMail extends MailBase {
  kind: "still-there";
  name: string;
  /** What the other one is to the reader, and their name; may be blank. */
  others: "mentor" | "mentee";
  other: string;
  since: string;
  /** What the latest invitation to talk was about. */
  touchpoint?: string | undefined;
  me: string;
  unsubscribe: string;
}

/** One short question, and four ways to answer it, none of them wrong. */
export function stillThereMail(model: StillThereMail): Mail {
  const t = translator(model.locale);
  const names = people(t, [model.other], model.others);
  const key = `touchpoint.${model.touchpoint}`;
  return write(t, model, {
    subject: t("nudge.mail.subject", { names }),
    preheader: t("nudge.mail.preheader"),
    blocks: [
      greeting(t, model.name),
      paragraph(t("nudge.mail.text", { names, date: dayText(t.locale, model.since) })),
      t.has(key) ? paragraph(t("nudge.mail.topic", { topic: t.of(key) })) : undefined,
      button(t("nudge.touch.button"), `${model.me}#in-touch`),
      list([t("nudge.mail.write", { names }), t("nudge.mail.pause"), t("nudge.mail.end")]),
    ],
    why: t("nudge.mail.why"),
    links: [{ text: t("mail.unsubscribe"), href: model.unsubscribe }],
    repliesElsewhere: true,
  });
}
