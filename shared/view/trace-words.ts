import type { TraceStep } from "#shared/domain/touchpoint.ts";
import { dayText, listText, placeOfZone, timeText } from "#shared/locales/dates.ts";
import type { Translate, Values } from "#shared/locales/translate.ts";

/** Facts that sentences may speak of; what is not among a step's facts is `none`, and left out of the sentence. */
const spokenOf = [
  ...["name", "date", "is", "was", "start", "into", "on", "answered", "cadence", "after", "from", "until", "last"],
  ...["rests", "most", "mentorships", "time", "zone", "asked"],
];

/** One rule, what it found and what came of it, in a sentence that mentee, mentor and coordinator can read alike. */
export function stepWords(t: Translate, { rule, verdict, facts }: TraceStep): string {
  const key = `trace.${rule}.${verdict}`;
  return t.of(t.has(key) ? key : `trace.${rule}`, valuesOf(t, rule, facts));
}

function valuesOf(t: Translate, rule: TraceStep["rule"], facts: TraceStep["facts"]): Values {
  const absent = Object.fromEntries(spokenOf.map((name) => [name, "none"]));
  // What is chosen by, not read: names of choices have no hyphens.
  const plain = ["cadence", "mentorships"];
  const said = Object.entries(facts).map(([name, value]) => [
    name,
    plain.includes(name) ? String(value).replaceAll("-", "") : factWords(t, value),
  ]);
  const asked = rule === "condition" ? { asked: askedWords(t, facts) } : {};
  return { ...absent, ...Object.fromEntries(said), ...asked, offset: offsetWords(t, facts) };
}

/** So many days, weeks and weekdays before or after. */
function offsetWords(t: Translate, facts: TraceStep["facts"]): string {
  const number = (name: string) => (typeof facts[name] === "number" ? facts[name] : 0);
  const side = (count: number) => ({ count: Math.abs(count), when: count < 0 ? "before" : "after" });
  const [days, weekdays] = [number("days") + 7 * number("weeks"), number("weekdays")];
  const parts = [
    ...(days === 0 ? [] : [t("trace.offset.days", side(days))]),
    ...(weekdays === 0 ? [] : [t("trace.offset.weekdays", side(weekdays))]),
  ];
  return parts.length === 0 ? t("trace.offset.none") : listText(t.locale, parts);
}

/** `mentee.attends: yes` and the like, as people read them. */
function askedWords(t: Translate, facts: TraceStep["facts"]): string {
  const parts = Object.entries(facts).map(([name, value]) => {
    const [who, ...rest] = name.split(".");
    const what = rest.join(".");
    const known = [`fact.${what}`, `touchpoint.${what}`, `trace.has.${what}`].find(t.has);
    const answer = t.has(`trace.answer.${value}`) ? t.of(`trace.answer.${value}`) : String(value);
    const said = { question: known === undefined ? what : t.of(known), answer };
    if (who === "mentee") return t("trace.asked.mentee", said);
    return who === "mentor" ? t("trace.asked.mentor", said) : t("trace.asked.other", said);
  });
  return parts.length === 0 ? "none" : listText(t.locale, parts);
}

/** A day, a time, a place, or the name of a date or a prompt, as people read it. */
function factWords(t: Translate, value: string | number): string | number {
  if (typeof value === "number") return value;
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return dayText(t.locale, value);
  if (/^\d{2}:\d{2}$/.test(value)) return timeText(t.locale, value);
  if (/^[A-Z][A-Za-z_]+\//.test(value)) return placeOfZone(value);
  const known = ["key-date", "milestone", "touchpoint", "trace.named"].find((noun) => t.has(`${noun}.${value}`));
  return known === undefined ? value : t.of(`${known}.${value}`);
}
