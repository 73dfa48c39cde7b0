import { dayOfInstant, dayText } from "#shared/locales/dates.ts";
import { translator } from "#shared/locales/translate.ts";
import { named } from "#shared/view/words.ts";
import type { Mail, MailBase } from "./mail.ts";
import { button, greeting, paragraph, subjectBy, write } from "./write.ts";

/** To each of two who were paired before Almanac, at once. Says nothing of what the other one answers. */
export interface StillTogetherMail extends MailBase {
  kind: "still-together";
  audience: "mentor" | "mentee";
  name: string;
  /** The other one's name; may be blank. */
  other: string;
  since?: string | undefined;
  zone: string;
  answerBy: string;
  /** The one reminder. */
  reminder: boolean;
  link: string;
}

/** "Are you and Dr Lee still together?" */
export function stillTogetherMail(model: StillTogetherMail): Mail {
  const t = translator(model.locale);
  const { audience, programme, society, zone, answerBy, since, reminder } = model;
  const other = named(model.other);
  return write(t, model, {
    subject: subjectBy(t, dayOfInstant(t.locale, zone, answerBy, "short"), t("takeover.mail.subject", other)),
    preheader: t("takeover.mail.preheader"),
    blocks: [
      greeting(t, model.name),
      reminder ? paragraph(t("takeover.mail.reminder")) : undefined,
      paragraph(t(`takeover.${audience}`, { ...other, programme })),
      since === undefined ? undefined : paragraph(t("takeover.since", { date: dayText(t.locale, since) })),
      paragraph(t("takeover.what")),
      paragraph(t("takeover.mail.press")),
      button(t("takeover.mail.button"), model.link),
      paragraph(t("takeover.mail.by", { date: dayOfInstant(t.locale, zone, answerBy) })),
      paragraph(t("unrecorded.text")),
    ],
    why: t("takeover.mail.why", { programme, society }),
  });
}
