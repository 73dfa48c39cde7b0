import { dayText } from "#shared/locales/dates.ts";
import { translator } from "#shared/locales/translate.ts";
import { people } from "#shared/view/words.ts";
import type { Mail, MailBase } from "./mail.ts";
import { button, paragraph, write } from "./write.ts";

/** A mentorship ended; never says who ended it. */
export interface MentorshipEndedMail extends MailBase {
  kind: "mentorship-ended";
  /** What the reader was in it. */
  role: "mentee" | "mentor";
  names: readonly string[];
  since: string;
  /** Whether the reader waits for a new pairing, first in line. */
  waiting: boolean;
  /** It ended with its year: where to say how to go on. */
  again?: string | undefined;
  me: string;
}

/** Says goodbye without fault. */
export function mentorshipEndedMail(model: MentorshipEndedMail): Mail {
  const t = translator(model.locale);
  const { role, waiting } = model;
  const names = people(t, model.names, role === "mentee" ? "mentor" : "mentee");
  return write(t, model, {
    subject: t(model.again ? "again.ended.subject" : "ended-mail.subject"),
    preheader: t("ended-mail.preheader"),
    blocks: [
      paragraph(
        t(model.again ? "again.ended.text" : "ended-mail.text", { names, date: dayText(model.locale, model.since) }),
      ),
      paragraph(t("ended-mail.thanks", { role })),
      model.again && !waiting
        ? paragraph(t("again.ended.next", { role }))
        : paragraph(t("ended-mail.next", { waiting: waiting ? "yes" : "no" })),
      model.again === undefined ? undefined : button(t("again.title"), model.again),
      button(t("page.me"), model.me),
    ],
  });
}
