import type { Stage, Topic } from "#shared/domain/participant.ts";
import type { Reason } from "#shared/domain/round.ts";
import { listText } from "#shared/locales/dates.ts";
import type { Translate } from "#shared/locales/translate.ts";

/** Control characters, and the invisible ones that turn text around. */
const invisible = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/gu;

/**
 * A name, fit for a mail: one line, nothing that turns text around, and nothing that a mail program makes a link of.
 * Whoever signs up chooses their name; it must not advertise in somebody else's inbox.
 */
export function safeName(name: string): string {
  return name
    .replace(invisible, " ")
    .replace(/\S*(?::\/\/|www\.)\S*/giu, " ")
    .replace(/\.(?=\p{L}{2,})/gu, ". ")
    .replace(/@/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
}

/** A name for a message that selects on `named`: a blank name never shows as a gap. */
export function named(name: string): { name: string; named: "yes" | "no" } {
  const safe = safeName(name);
  return { name: safe, named: safe === "" ? "no" : "yes" };
}

/** Names in a row; "your mentor" or "your mentees" where there is none. */
export function people(t: Translate, names: readonly string[], are: "mentor" | "mentee"): string {
  const known = names.map(safeName).filter((name) => name !== "");
  return known.length === 0 ? t(`people.${are}`, { count: Math.max(1, names.length) }) : listText(t.locale, known);
}

/** Topics in a row. */
export function topicList(t: Translate, topics: readonly Topic[]): string {
  return listText(
    t.locale,
    topics.map((topic) => t(`topic.${topic}`)),
  );
}

/** A stage as part of a sentence. */
export function being(t: Translate, stage: Stage): string {
  return t(`being.${stage}`);
}

/** What speaks most for two people first: what most programmes weigh most. */
const weightiest: readonly Reason["reason"][] = [
  ...(["topic", "values", "stage", "ways", "zone", "institution", "practice", "sector", "region", "place"] as const),
];
/** Reasons that anybody reads. */
const mostReasons = 4;

/** The strongest few of all that speaks for two people, in the order in which they are told. */
export function foremost(reasons: readonly Reason[]): Reason[] {
  const weight = ({ reason }: Reason) => weightiest.indexOf(reason);
  return reasons.toSorted((one, other) => weight(one) - weight(other)).slice(0, mostReasons);
}

/** Why two people were suggested to each other, in words for one of them. */
export function reasonText(t: Translate, reason: Reason, reader: "mentor" | "mentee"): string {
  switch (reason.reason) {
    case "topic":
      return t("reason.topic", { topic: t.of(`topic.${reason.detail}`) });
    case "stage":
      return t("reason.stage", { reader, being: t.of(`being.${reason.detail}`) });
    case "zone":
      return t("reason.zone", { hours: Number(reason.detail) });
    case "ways":
      return t("reason.ways", { reader, ways: t.of(`way.${reason.detail}`) });
    case "values":
      return t("reason.values");
    case "region":
      return t("reason.region");
    case "institution":
      return t("reason.institution");
    case "practice":
      return t("reason.practice");
    case "sector":
      return t("reason.sector");
    case "place":
      return t("reason.place", { reader });
  }
}

/** With a capital first letter, where a word stands alone. */
export function capital(locale: string, text: string): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}
