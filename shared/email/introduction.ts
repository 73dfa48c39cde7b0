import type { Stage, Topic } from "#shared/domain/participant.ts";
import type { Reason } from "#shared/domain/round.ts";
import { dayText, momentText } from "#shared/locales/dates.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import type { Block } from "#shared/view/blocks.ts";
import { being, foremost, named, reasonText, topicList } from "#shared/view/words.ts";
import type { Mail, MailBase } from "./mail.ts";
import { meetingTimes } from "./meeting-times.ts";
import { button, greeting, heading, list, paragraph, write } from "./write.ts";

/** To one of the two, about the other. Replies go to the other person. */
export interface IntroductionMail extends MailBase {
  kind: "introduction";
  name: string;
  /** What the reader is. */
  role: "mentee" | "mentor";
  zone: string;
  other: { name: string; stage: Stage; topics: readonly Topic[]; zone: string };
  /** Topics both chose. */
  shared: readonly Topic[];
  reasons: readonly Reason[];
  /** The day it starts: times to meet are suggested from it. */
  startDate: string;
  /** The year at a glance: touchpoint keys and days. */
  year: readonly { key: string; date: string }[];
  me: string;
  /** The two were paired before Almanac: they need no draft of a first hello. */
  together?: boolean | undefined;
  /** Where the two write down goals and settle how they go about it. */
  goals: string;
  /** Where the two find a time to talk. */
  meet: string;
}

/** Brings two people together. */
export function introductionMail(model: IntroductionMail): Mail {
  const t = translator(model.locale);
  const { other, role, shared } = model;
  const name = named(other.name);
  const words = { ...name, being: being(t, other.stage), topics: topicList(t, other.topics) };
  const year = list(model.year.map(({ key, date }) => `${dayText(t.locale, date)}: ${t.of(`touchpoint.${key}`)}`));
  const reasons = list(foremost(model.reasons).map((reason) => reasonText(t, reason, role)));
  const hello: (Block | undefined)[] = [
    paragraph(t(`introduction-mail.${role}`, name)),
    paragraph(t("introduction-mail.being", words)),
    reasons && heading(t("introduction-mail.share")),
    reasons,
    heading(t("introduction-mail.hello")),
    paragraph(t("introduction-mail.hello.text", name)),
    { type: "quote", text: t("introduction-mail.draft", { ...name, ...sharing(t, shared) }) },
  ];
  return write(t, model, {
    subject: t(model.together ? "takeover.intro.subject" : "introduction-mail.subject", name),
    preheader: t(model.together ? "takeover.intro.preheader" : "introduction-mail.preheader"),
    repliesElsewhere: true,
    blocks: [
      greeting(t, model.name),
      ...(model.together ? [paragraph(t("takeover.intro.text", name))] : hello),
      heading(t("introduction-mail.times")),
      list(times(t, model)),
      button(t("meet.link-text"), model.meet),
      heading(t("introduction-mail.starters")),
      list([
        t("introduction-mail.starter.1", sharing(t, shared)),
        t("introduction-mail.starter.2"),
        t("introduction-mail.starter.3"),
      ]),
      heading(t("introduction-mail.goals")),
      paragraph(t(role === "mentee" ? "introduction-mail.goals.text" : "introduction-mail.goals.text-mentor")),
      button(t("introduction-mail.goals.button"), model.goals),
      year && heading(t("introduction-mail.year")),
      year,
      button(t("page.me"), model.me),
      heading(t("unrecorded.title")),
      paragraph(`${t("unrecorded.text")} ${t("introduction-mail.patients")}`),
    ],
  });
}

function sharing(t: Translate, shared: readonly Topic[]) {
  const [first] = shared;
  return {
    shared: first === undefined ? "no" : "yes",
    topics: topicList(t, shared),
    topic: first === undefined ? "" : t(`topic.${first}`),
  };
}

function times(t: Translate, { zone, other, startDate }: IntroductionMail): string[] {
  return meetingTimes(startDate, zone, other.zone).map((instant) => {
    const mine = momentText(t.locale, zone, instant);
    const theirs = momentText(t.locale, other.zone, instant);
    return mine === theirs ? t("introduction-mail.time.same", { mine }) : t("introduction-mail.time", { mine, theirs });
  });
}
