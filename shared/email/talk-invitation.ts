import type { TalkWay } from "#shared/domain/talk.ts";
import { translator } from "#shared/locales/translate.ts";
import { momentForBoth } from "#shared/view/moments.ts";
import { people } from "#shared/view/words.ts";
import type { Mail, MailBase } from "./mail.ts";
import { button, paragraph, write } from "./write.ts";

/** A time to talk was agreed, moved or cancelled: goes with the invitation. */
export interface TalkInvitationMail extends MailBase {
  kind: "talk-invitation";
  state: "agreed" | "moved" | "cancelled";
  names: readonly string[];
  /** What the others are to the reader. */
  others: "mentor" | "mentee";
  zone: string;
  theirs: string;
  at: string;
  minutes: number;
  how: TalkWay;
  /** Where they talk by video. */
  link?: string | undefined;
  /** Where it is moved or cancelled; absent once the two are no longer paired. */
  meet?: string | undefined;
}

/** When, how long and where; and the one way to move or cancel it. */
export function talkInvitationMail(model: TalkInvitationMail): Mail {
  const t = translator(model.locale);
  const { state, zone, theirs, at, minutes, how, link, meet } = model;
  const lasts = [t("meet.minutes"), t("meet.minutes.value", { minutes })] as const;
  const way = [t("meet.how"), link === undefined ? t(`meet.how.${how}`) : `${t(`meet.how.${how}`)}: ${link}`] as const;
  return write(t, model, {
    subject: t("meet.invitation-mail.subject", { state }),
    preheader: t("meet.invitation-mail.preheader", { state }),
    blocks: [
      paragraph(t("meet.invitation-mail.text", { state, names: people(t, model.names, model.others) })),
      {
        type: "facts",
        items: [
          [t("meet.invitation-mail.when"), momentForBoth(t, zone, theirs, at)],
          ...(state === "cancelled" ? [] : [lasts, way]),
        ],
      },
      meet === undefined ? undefined : button(t("meet.invitation-mail.button", { state }), meet),
    ],
  });
}
