import type { Locale } from "#shared/domain/locale.ts";
import { doubtful, type Finding, wrong } from "./finding.ts";

/** One part of a mail, as it is read. */
interface Part {
  readonly key: string;
  readonly text: string;
}

/** Words of a list of duties, in either language. Mail invites to a talk and keeps no accounts of anybody. */
const duty =
  /\bcheck-?lists?\b|\bto-?do\b|\btasks?\b|\bscores?\b|\bcomplete[ds]?\b|\bprogress\b|\bhomework\b|\boverdue\b|\bdeliverables?\b|\bliste de contrôle\b|(?<!\p{L})tâches?(?!\p{L})|\bprogression\b|\bdevoirs\b|\ben retard\b/iu;

/** Sentences that begin so are orders, in English and in French (vous). */
const orders: Readonly<Record<"en" | "fr", RegExp>> = {
  en: /^(?:please )?(?:add|attend|bring|call|check|choose|complete|contact|do|download|email|ensure|fill|find|finish|give|go|list|make|meet|prepare|read|register|review|schedule|send|set|show|sign|start|submit|talk|tell|update|upload|write)\b/i,
  fr: /^(?:veuillez\b|\p{L}+ez(?:-\p{L}+)?(?!\p{L}))/iu,
};

/** Five questions are asked at the start, the middle and the end; more in one breath is an interview. */
const mostQuestions = 5;
/** Orders in one part that asks nothing. */
const mostOrders = 2;

/** Where a part reads like a list of duties instead of an invitation to talk. */
export function lintTone(touchpoint: string, locale: Locale, { key, text }: Part): Finding[] {
  const [word] = duty.exec(text) ?? [];
  const questions = text.split("?").length - 1;
  const sentences = text.split(/(?<=[.!?])\s+|\n+/).map((one) => one.replace(/^\s*(?:[-*•]|\d+[.)])\s*/, ""));
  const ordering = sentences.filter((one) => orders[locale === "fr" ? "fr" : "en"].test(one)).length;
  const listed = /^\s*(?:[-*•]|\d+[.)])\s/m.test(text);
  return [
    ...(word === undefined ? [] : [wrong(touchpoint, "word-of-duty", { key, locale, word })]),
    ...(questions > mostQuestions ? [doubtful(touchpoint, "many-questions", { key, locale, questions })] : []),
    ...(listed || (questions === 0 && ordering > mostOrders) ? [doubtful(touchpoint, "orders", { key, locale })] : []),
  ];
}

/** Addresses that hide where they lead. */
const shorteners = /(?:^|\.)(?:bit\.ly|tinyurl\.com|t\.co|goo\.gl|ow\.ly|is\.gd|buff\.ly|lnkd\.in|rb\.gy|cutt\.ly)$/i;

/** Links in a part: none that hides where it leads or can be read on the way; others age, so somebody should look. */
export function linksIn(touchpoint: string, locale: Locale, { key, text }: Part): Finding[] {
  return [...text.matchAll(/\b([a-z][a-z0-9+.-]*):\/\/([^\s/?#]+)|\bwww\.\S+/giu)].map(([link, scheme, host = ""]) => {
    const values = { key, locale, link: link.slice(0, 120) };
    const safe = scheme?.toLowerCase() === "https" && !shorteners.test(host.replace(/:\d+$/, ""));
    return safe ? doubtful(touchpoint, "link", values) : wrong(touchpoint, "bad-link", values);
  });
}
