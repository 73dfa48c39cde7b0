import { dayOfInstant } from "#shared/locales/dates.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import type { Block } from "#shared/view/blocks.ts";
import { being, foremost, named, reasonText, topicList } from "#shared/view/words.ts";
import type { Mail, MailBase, Suggested } from "./mail.ts";
import { button, greeting, heading, list, paragraph, subjectBy, write } from "./write.ts";

/** All mentees suggested to one mentor at once. */
export interface ProposalMentorMail extends MailBase {
  kind: "proposal-mentor";
  name: string;
  zone: string;
  answerBy: string;
  mentees: readonly Suggested[];
}

/** Asks a mentor first. */
export function proposalMentorMail(model: ProposalMentorMail): Mail {
  const t = translator(model.locale);
  const { locale, mentees, zone, answerBy } = model;
  const [only] = mentees;
  const count = mentees.length;
  const subject =
    only !== undefined && count === 1
      ? t("mentor-mail.subject-one", named(only.name))
      : t("mentor-mail.subject", { count });
  return write(t, model, {
    subject: subjectBy(t, dayOfInstant(locale, zone, answerBy, "short"), subject),
    preheader: t("mentor-mail.preheader"),
    blocks: [
      greeting(t, model.name),
      count === 1 && only?.byName ? undefined : paragraph(t("mentor-mail.text", { count })),
      ...mentees.flatMap((mentee) => suggestion(t, mentee)),
      { type: "rule" },
      paragraph(t("mentor-mail.by", { date: dayOfInstant(locale, zone, answerBy) })),
      paragraph(t(mentees.every(({ byName }) => byName) ? "mentor-mail.next-by-name" : "mentor-mail.next")),
      paragraph(t("unrecorded.text")),
    ],
  });
}

function suggestion(t: Translate, { name, stage, topics, reasons, byName, link }: Suggested): (Block | undefined)[] {
  return [
    heading(t("mentor-mail.heading", { ...named(name), being: being(t, stage) })),
    byName ? paragraph(t("mentor-mail.by-name", named(name))) : undefined,
    paragraph(t("mentor-mail.topics", { topics: topicList(t, topics) })),
    list(foremost(reasons).map((reason) => reasonText(t, reason, "mentor"))),
    button(t("mentor-mail.button", named(name)), link),
  ];
}
