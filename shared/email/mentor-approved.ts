import type { Topic } from "#shared/domain/participant.ts";
import { translator } from "#shared/locales/translate.ts";
import { topicList } from "#shared/view/words.ts";
import type { Mail, MailBase } from "./mail.ts";
import { button, greeting, paragraph, write } from "./write.ts";

/** A mentor was approved. */
export interface MentorApprovedMail extends MailBase {
  kind: "mentor-approved";
  name: string;
  topics: readonly Topic[];
  places: number;
  me: string;
  /** What to read before the first talk. */
  orientation: string;
}

/** Welcomes a mentor and says what happens next. */
export function mentorApprovedMail(model: MentorApprovedMail): Mail {
  const t = translator(model.locale);
  const { programme, places } = model;
  return write(t, model, {
    subject: t("approved-mail.subject", { programme }),
    preheader: t("approved-mail.preheader"),
    blocks: [
      greeting(t, model.name),
      paragraph(t("approved-mail.text")),
      paragraph(t("approved-mail.topics", { topics: topicList(t, model.topics) })),
      paragraph(t("approved-mail.places", { places })),
      paragraph(t("approved-mail.next")),
      paragraph(t("unrecorded.text")),
      paragraph(t("approved-mail.orientation")),
      button(t("approved-mail.read"), model.orientation),
      button(t("approved-mail.button"), model.me),
    ],
  });
}
