import { dayText, placeOfZone, timeText } from "#shared/locales/dates.ts";
import { translator } from "#shared/locales/translate.ts";
import { people } from "#shared/view/words.ts";
import type { Mail, MailBase, MeetingWords } from "./mail.ts";
import { paragraph, subjectOn, write } from "./write.ts";

/** A meeting in person was proposed, moved or cancelled. */
export interface MeetingChangedMail extends MailBase {
  kind: "meeting-changed";
  state: "proposed" | "moved" | "cancelled";
  names: readonly string[];
  /** What the others are to the reader. */
  others: "mentor" | "mentee";
  /** What it is part of: `midyear`. */
  keyDate?: string | undefined;
  meeting: MeetingWords;
  me: string;
}

/** Goes with the invitation, or with its cancellation. */
export function meetingChangedMail(model: MeetingChangedMail): Mail {
  const t = translator(model.locale);
  const { locale, meeting, state, keyDate } = model;
  const when = t("prompt-mail.meeting.when", {
    date: dayText(locale, meeting.date),
    time: timeText(locale, meeting.time),
    zone: placeOfZone(meeting.zone),
    minutes: meeting.minutes,
  });
  const event =
    keyDate !== undefined && t.has(`key-date.${keyDate}`)
      ? t.of(`key-date.${keyDate}`)
      : t("prompt-mail.meeting.where");
  return write(t, model, {
    subject: subjectOn(t, dayText(locale, meeting.date, "short"), t("meeting-mail.subject", { state })),
    preheader: t("meeting-mail.preheader", { state }),
    blocks: [
      paragraph(t("meeting-mail.text", { state, names: people(t, model.names, model.others) })),
      { type: "facts", items: [[event, when]] },
      paragraph(t("meeting-mail.then", { state })),
    ],
  });
}
