import type { OfferShape, OfferSide } from "#shared/domain/offer.ts";
import { dayText, momentText } from "#shared/locales/dates.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import { being, named, people, safeName, topicList } from "#shared/view/words.ts";
import type { Introduced, Mail, MailBase } from "./mail.ts";
import { meetingTimes } from "./meeting-times.ts";
import { button, greeting, heading, list, paragraph, write } from "./write.ts";

/** To one of a group, a panel or a conversation, about the others. Replies go to the other side. */
export interface GroupIntroductionMail extends MailBase {
  kind: "group-introduction";
  name: string;
  /** What the reader is. */
  role: OfferSide;
  shape: OfferShape;
  /** Somebody joined a group that runs already; for its mentors. */
  joined: boolean;
  /** Everybody of the other side. */
  people: readonly Introduced[];
  /** The others of the reader's own side. */
  peers: readonly string[];
  /** One conversation: times are suggested from this day on, and it is over after the last. */
  talk?: { zone: string; theirs: string; from: string; until: string } | undefined;
  goals?: string | undefined;
  /** Where they find a time to talk. */
  meet?: string | undefined;
  me: string;
}

/** Brings several people together. */
export function groupIntroductionMail(model: GroupIntroductionMail): Mail {
  const t = translator(model.locale);
  const { role, shape, joined, talk, meet, goals } = model;
  const names = people(
    t,
    model.people.map(({ name }) => name),
    role === "mentor" ? "mentee" : "mentor",
  );
  const peers = model.peers.filter((name) => safeName(name) !== "");
  const which = joined ? "joined" : shape;
  return write(t, model, {
    subject: t("mail.offer.intro.subject", { shape: which, names }),
    preheader: t("introduction-mail.preheader"),
    repliesElsewhere: true,
    blocks: [
      greeting(t, model.name),
      paragraph(t("mail.offer.intro.text", { shape: which, names, role })),
      list(
        model.people.map(({ name, stage, topics }) =>
          t("mail.offer.who", { ...named(name), being: being(t, stage), topics: topicList(t, topics) }),
        ),
      ),
      peers.length === 0 ? undefined : paragraph(t("mail.offer.intro.peers", { role, names: people(t, peers, role) })),
      paragraph(t("mail.offer.intro.hello", { shape, role })),
      talk && heading(t("introduction-mail.times")),
      talk && list(times(t, talk)),
      talk && paragraph(t("mail.offer.intro.once", { date: dayText(t.locale, talk.until) })),
      meet === undefined ? undefined : button(t("meet.link-text"), meet),
      goals === undefined ? undefined : paragraph(t("mail.offer.intro.year", { role })),
      goals === undefined ? undefined : button(t("introduction-mail.goals.button"), goals),
      heading(t("unrecorded.title")),
      paragraph(`${t("unrecorded.text")} ${t("introduction-mail.patients")}`),
    ],
  });
}

function times(t: Translate, { zone, theirs, from }: NonNullable<GroupIntroductionMail["talk"]>): string[] {
  return meetingTimes(from, zone, theirs).map((instant) => {
    const [mine, other] = [momentText(t.locale, zone, instant), momentText(t.locale, theirs, instant)];
    return mine === other
      ? t("introduction-mail.time.same", { mine })
      : t("introduction-mail.time", { mine, theirs: other });
  });
}
