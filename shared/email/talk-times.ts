import type { TalkWay } from "#shared/domain/talk.ts";
import { translator } from "#shared/locales/translate.ts";
import { momentForBoth } from "#shared/view/moments.ts";
import { named } from "#shared/view/words.ts";
import type { Mail, MailBase } from "./mail.ts";
import { button, greeting, list, paragraph, write } from "./write.ts";

/** Somebody suggests times to talk. */
export interface TalkTimesMail extends MailBase {
  kind: "talk-times";
  name: string;
  /** Who suggests them. */
  other: string;
  zone: string;
  theirs: string;
  /** Instants. */
  times: readonly string[];
  minutes: number;
  how: TalkWay;
  /** Where one is picked. */
  meet: string;
}

/** The times in both zones, and the one way to pick one. */
export function talkTimesMail(model: TalkTimesMail): Mail {
  const t = translator(model.locale);
  const { minutes, how, zone, theirs } = model;
  return write(t, model, {
    subject: t("meet.times-mail.subject", named(model.other)),
    preheader: t("meet.times-mail.preheader"),
    blocks: [
      greeting(t, model.name),
      paragraph(t("meet.times-mail.text", { ...named(model.other), minutes, how })),
      list(model.times.map((time) => momentForBoth(t, zone, theirs, time))),
      button(t("meet.times-mail.button"), model.meet),
      paragraph(t("meet.times-mail.then")),
    ],
  });
}
