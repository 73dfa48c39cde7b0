import type { MeanwhileKind } from "#shared/domain/meanwhile.ts";
import { dayText } from "#shared/locales/dates.ts";
import { translator } from "#shared/locales/translate.ts";
import type { Mail, MailBase } from "./mail.ts";
import { button, greeting, paragraph, write } from "./write.ts";

/** The answer of the promised day, where there is no pairing yet. */
export interface InLineMail extends MailBase {
  kind: "in-line";
  name: string;
  /** `mentee`: waits for a mentor; `mentor`: approved, without a mentee; `vetting`: a coordinator has yet to decide. */
  who: "mentee" | "mentor" | "vetting";
  /** A mentee's place in line, 1 for the first. */
  place?: number | undefined;
  /** The day of the next round, where one is planned. */
  next?: string | undefined;
  /** Where to look for mentors by name, where the programme has that. */
  mentors?: string | undefined;
  /** What would be there for a mentee who waits: they say on their own page that it would help. */
  meanwhile?: readonly MeanwhileKind[] | undefined;
  me: string;
}

/** Where they stand, what they can do, and when there is news next. */
export function inLineMail(model: InLineMail): Mail {
  const t = translator(model.locale);
  const { who, place, next, mentors, meanwhile = [] } = model;
  const help = meanwhile.length > 1 ? "both" : meanwhile[0];
  return write(t, model, {
    subject: t(`line-mail.${who}.subject`),
    preheader: t("line-mail.preheader"),
    blocks: [
      greeting(t, model.name),
      paragraph(who === "mentee" ? t("line-mail.mentee.text", { place: place ?? 1 }) : t(`line-mail.${who}.text`)),
      next === undefined || who === "vetting"
        ? undefined
        : paragraph(t("line-mail.next", { date: dayText(model.locale, next) })),
      who === "mentee" && mentors !== undefined ? paragraph(t("line-mail.ask")) : undefined,
      who === "mentee" && mentors !== undefined
        ? button(t("line-mail.button"), mentors)
        : button(t("page.me"), model.me),
      help === undefined ? undefined : paragraph(t("mail.offer.meanwhile", { help })),
    ],
  });
}
