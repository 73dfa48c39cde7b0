import { dayOfInstant } from "#shared/locales/dates.ts";
import { translator } from "#shared/locales/translate.ts";
import { being, foremost, named, reasonText, topicList } from "#shared/view/words.ts";
import type { Mail, MailBase, Suggested } from "./mail.ts";
import { button, greeting, list, paragraph, subjectBy, write } from "./write.ts";

/** A mentor said yes; now the mentee is asked. */
export interface ProposalMenteeMail extends MailBase {
  kind: "proposal-mentee";
  name: string;
  zone: string;
  answerBy: string;
  mentor: Suggested;
}

/** "Dr Lee would like to mentor you." */
export function proposalMenteeMail(model: ProposalMenteeMail): Mail {
  const t = translator(model.locale);
  const { locale, mentor, zone, answerBy } = model;
  const words = { being: being(t, mentor.stage), topics: topicList(t, mentor.topics) };
  const reasons = list(foremost(mentor.reasons).map((reason) => reasonText(t, reason, "mentee")));
  return write(t, model, {
    subject: subjectBy(t, dayOfInstant(locale, zone, answerBy, "short"), t("mentee-mail.subject", named(mentor.name))),
    preheader: t("mentee-mail.preheader"),
    blocks: [
      greeting(t, model.name),
      paragraph(t("mentee-mail.text", named(mentor.name))),
      paragraph(t("mentee-mail.being", words)),
      reasons && paragraph(t("mentee-mail.reasons")),
      reasons,
      button(t("mentee-mail.button"), mentor.link),
      paragraph(t("mentee-mail.by", { date: dayOfInstant(locale, zone, answerBy) })),
      paragraph(t("mentee-mail.next")),
      paragraph(t("unrecorded.text")),
    ],
  });
}
