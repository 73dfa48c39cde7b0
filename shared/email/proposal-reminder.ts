import { dayOfInstant } from "#shared/locales/dates.ts";
import { translator } from "#shared/locales/translate.ts";
import { being, named, topicList } from "#shared/view/words.ts";
import type { Mail, MailBase, Suggested } from "./mail.ts";
import { button, greeting, paragraph, subjectBy, write } from "./write.ts";

/** The one reminder, for either side. */
export interface ProposalReminderMail extends MailBase {
  kind: "proposal-reminder";
  audience: "mentor" | "mentee";
  name: string;
  zone: string;
  answerBy: string;
  /** Everybody still to be answered: one for a mentee. */
  people: readonly Suggested[];
}

/** Asks once more, with the day. */
export function proposalReminderMail(model: ProposalReminderMail): Mail {
  const t = translator(model.locale);
  const { locale, audience, people, zone, answerBy } = model;
  return write(t, model, {
    subject: subjectBy(t, dayOfInstant(locale, zone, answerBy, "short"), t("reminder-mail.subject", { audience })),
    preheader: t("reminder-mail.preheader"),
    blocks: [
      greeting(t, model.name),
      paragraph(t("reminder-mail.text", { date: dayOfInstant(locale, zone, answerBy) })),
      ...people.flatMap(({ name, stage, topics, link }) => [
        paragraph(t("reminder-mail.who", { ...named(name), being: being(t, stage), topics: topicList(t, topics) })),
        button(t("reminder-mail.button", named(name)), link),
      ]),
      paragraph(t("reminder-mail.quiet-no")),
    ],
  });
}
