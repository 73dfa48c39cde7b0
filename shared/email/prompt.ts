import type { Need } from "#shared/domain/need.ts";
import type { FactName, Topic } from "#shared/domain/participant.ts";
import { dayText, placeOfZone, timeText } from "#shared/locales/dates.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import type { Block } from "#shared/view/blocks.ts";
import { capital, named, people, safeName, topicList } from "#shared/view/words.ts";
import type { Mail, MailBase, MeetingWords } from "./mail.ts";
import { type WayToMeet, waysToMeet } from "./prompt-times.ts";
import { greeting, paragraph, write } from "./write.ts";
import { type YearParts, yearBlocks } from "./year-parts.ts";

/** A mentor of the mentee who reads, or a mentee of the mentor who reads. */
export interface Counterpart {
  name: string;
  /** Topics both chose. */
  shared: readonly Topic[];
  meeting?: MeetingWords | undefined;
  /** What a mentee would rather talk about; for their mentor only, and only once. */
  need?: Need | undefined;
}

/** One mail for one person and touchpoint, naming all their mentors or mentees. */
export interface PromptMail extends MailBase, YearParts {
  kind: "prompt";
  name: string;
  touchpoint: string;
  side: "mentee" | "mentor";
  counterparts: readonly Counterpart[];
  /** The sections that apply, in order. */
  sections: readonly string[];
  /** Facts still to be answered, a link for each answer. */
  asks: readonly { fact: FactName; yes: string; no: string }[];
  /** Where to find a time with each of them. */
  meet?: readonly WayToMeet[] | undefined;
  links: { met: string; snooze: string; skip: string };
  /** For a mentee: another topic instead, and what they need now. */
  instead?: { swap: string; needs: readonly { need: Need; link: string }[] } | undefined;
  /** The mentee who reads goes after a goal of this term or year: that there is one, never what it says. */
  goal?: "term" | "year" | undefined;
  /** The key date it hangs on, if any; said where the words look forward to it, and then first in the subject. */
  about?: { keyDate: string; date: string; tentative: boolean } | undefined;
  /** The day by which feedback is wanted, where the words ask for some. */
  by: string;
  /** Why now: the touchpoint's reason (`planned`, `deadline`, …). */
  reason: string;
  me: string;
  unsubscribe: string;
}

/** An invitation to talk. */
export function promptMail(model: PromptMail): Mail {
  const t = translator(model.locale);
  const { side, counterparts } = model;
  const others = side === "mentee" ? "mentor" : "mentee";
  const names = people(
    t,
    counterparts.map(({ name }) => name),
    others,
  );
  const by = dayText(model.locale, model.by);
  const values = { names, programme: model.programme, count: Math.max(1, counterparts.length), by };
  const part = (name: string) => t.of(`prompt.${model.touchpoint}.${side}.${name}`, values);
  return write(t, model, {
    subject: subjectOf(t, model, part),
    preheader: part("closing"),
    blocks: [
      greeting(t, model.name),
      paragraph(part("intro")),
      keyDate(t, model),
      ...model.sections.map((section) => paragraph(alsoOf(t, section, side) ?? part(`section.${section}`))),
      ...counterparts.map((counterpart) => sharedWith(t, counterpart)),
      ...counterparts.map((counterpart) => needed(t, counterpart)),
      model.goal && paragraph(t("prompt-mail.goal", { horizon: model.goal })),
      meetings(t, model),
      paragraph(part("closing")),
      ...model.asks.map(
        ({ fact, yes, no }): Block => ({
          type: "choices",
          text: t(`fact.${fact}`),
          links: [
            { text: t("answer.yes"), href: yes },
            { text: t("answer.no"), href: no },
          ],
        }),
      ),
      ...yearBlocks(t, model),
      waysToMeet(t, model.meet),
      { type: "rule" },
      answers(t, model),
      insteadOf(t, model),
    ],
    why: whyNow(t, model),
    links: [{ text: t("mail.unsubscribe"), href: model.unsubscribe }],
  });
}

/** What another touchpoint would have said and this mail says too, in a sentence or two of any mail; else undefined. */
function alsoOf(t: Translate, section: string, side: PromptMail["side"]): string | undefined {
  const [, key] = /^also-(.+)$/.exec(section) ?? [];
  return key === undefined ? undefined : t.of(`prompt-mail.also.${key}.${side}`);
}

/** Why this mail, and why now. */
function whyNow(t: Translate, { programme, society, reason }: PromptMail): string {
  const why = t("mail.why", { programme, society });
  return t.has(`calendar-reason.${reason}`) ? `${why} ${t.of(`calendar-reason.${reason}`)}` : why;
}

/** With the day first where the words look forward to it, and it has a name. */
function subjectOf(
  t: Translate,
  { about, touchpoint, side, locale }: PromptMail,
  part: (name: string) => string,
): string {
  const dated = `prompt.${touchpoint}.${side}.subject-dated`;
  if (about === undefined || !t.has(dated)) return part("subject");
  return t.of(dated, { date: dayText(locale, about.date, "short") });
}

/** What these two have in common; nothing about somebody without a name. */
function sharedWith(t: Translate, { name, shared }: Counterpart): Block | undefined {
  if (shared.length === 0 || safeName(name) === "") return undefined;
  return paragraph(t("prompt-mail.shared", { names: safeName(name), topics: topicList(t, shared) }));
}

/** The key date, in a sentence of its own, where the words look forward to it. */
function keyDate(t: Translate, { about, touchpoint, side, locale }: PromptMail): Block | undefined {
  const key = `prompt.${touchpoint}.${side}.about`;
  if (about === undefined || !t.has(key)) return undefined;
  return paragraph(t.of(key, { date: dayText(locale, about.date), tentative: about.tentative ? "yes" : "no" }));
}

/** Meetings in person, in the venue's time. */
function meetings(t: Translate, { counterparts, locale }: PromptMail): Block | undefined {
  const items = counterparts.flatMap(({ name, meeting }) => {
    if (meeting === undefined) return [];
    const { date, time, zone, minutes } = meeting;
    const when = { date: dayText(locale, date), time: timeText(locale, time), zone: placeOfZone(zone), minutes };
    return [[t("prompt-mail.meeting", named(name)), t("prompt-mail.meeting.when", when)] as const];
  });
  return items.length === 0 ? undefined : { type: "facts", items };
}

/** Answers for those who have talked, or not yet. Whether it fits is asked in private: there is nothing to have talked about. */
function answers(t: Translate, { asks, links }: PromptMail): Block {
  const met = { text: t("answer.met"), href: links.met };
  const later = [
    { text: t("answer.snooze"), href: links.snooze },
    { text: t("answer.skip"), href: links.skip },
  ];
  return asks.some(({ fact }) => fact === "fits")
    ? { type: "choices", text: t("answer.not-now"), links: later }
    : { type: "choices", text: t("answer.question"), links: [met, ...later] };
}

/** What a mentee would rather talk about now, in one sentence. */
function needed(t: Translate, { name, need }: Counterpart): Block | undefined {
  return need && paragraph(t("need.of", { ...named(name), need: t(`need.${need}`) }));
}

/** Another topic instead, as one tap each. */
function insteadOf(t: Translate, { instead }: PromptMail): Block | undefined {
  if (instead === undefined) return undefined;
  const links = instead.needs.map(({ need, link }) => ({ text: capital(t.locale, t(`need.${need}`)), href: link }));
  const swap = { text: t("answer.swap"), href: instead.swap };
  return { type: "choices", text: t("answer.need"), links: [...links, swap] };
}
