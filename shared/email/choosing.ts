import type { Stage, Topic } from "#shared/domain/participant.ts";
import { dayOfInstant } from "#shared/locales/dates.ts";
import { translator } from "#shared/locales/translate.ts";
import { being, named, topicList } from "#shared/view/words.ts";
import type { Mail, MailBase } from "./mail.ts";
import { button, greeting, list, paragraph, subjectBy, write } from "./write.ts";

/** Somebody to choose among. */
interface Person {
  readonly name: string;
  readonly stage: Stage;
  readonly topics: readonly Topic[];
}

/** Asks, before a round is decided, what somebody would like. */
export interface ChoosingMail extends MailBase {
  kind: "choosing";
  /**
   * `rank`: a mentee puts mentors in order; `take-calls`: whether a mentor takes first calls; `calls`: a mentee has
   * first calls; `say`: whoever had first calls has not said yet how they went.
   */
  ask: "rank" | "take-calls" | "calls" | "say";
  reminder: boolean;
  name: string;
  zone: string;
  answerBy: string;
  people: readonly Person[];
  link: string;
}

/** "Three mentors who might suit you": says until when, and that silence is no harm. */
export function choosingMail(model: ChoosingMail): Mail {
  const t = translator(model.locale);
  const { ask, reminder, locale, zone, answerBy, people } = model;
  const count = people.length;
  const who = list(
    people.map(({ name, stage, topics }) =>
      t("mail.choose.who", { ...named(name), being: being(t, stage), topics: topicList(t, topics) }),
    ),
  );
  return write(t, model, {
    subject: subjectBy(t, dayOfInstant(locale, zone, answerBy, "short"), t(`mail.choose.${ask}.subject`, { count })),
    preheader: t("mail.choose.preheader"),
    blocks: [
      greeting(t, model.name),
      reminder ? paragraph(t("mail.choose.reminder")) : undefined,
      paragraph(t(`mail.choose.${ask}.text`, { count })),
      who,
      button(t(`mail.choose.${ask}.button`), model.link),
      paragraph(t("mail.choose.by", { date: dayOfInstant(locale, zone, answerBy) })),
      paragraph(t(`mail.choose.${ask}.quiet`)),
    ],
  });
}
