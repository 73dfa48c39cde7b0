import { type Locale, locales } from "#shared/domain/locale.ts";
import type { Playbook } from "#shared/domain/playbook.ts";
import { doubtful, type Finding, wrong } from "./finding.ts";
import { linksIn, lintTone } from "./lint-tone.ts";
import { messageText } from "./message-text.ts";
import { readingLevel } from "./reading-level.ts";
import { type Needed, type WordsOf, wordsNeeded } from "./words-needed.ts";

/** A message as it is written in a language; undefined if there is none. */
export type Words = (locale: Locale, key: string) => string | undefined;

/** What a playbook says, in every language: missing, broken, or not as one would talk to somebody. */
export function lintWords(playbook: Playbook, words: Words): Finding[] {
  return wordsNeeded(playbook).flatMap((needed) => [
    ...[...needed.besides, ...needed.sides.flat()].flatMap((one) => lintMessage(needed.touchpoint, one, words)),
    ...locales.flatMap((locale) => needed.sides.flatMap((side) => lintSide(needed, side, locale, words))),
  ]);
}

/** One message beside its translations: there, readable, and asking for what it is given. */
function lintMessage(touchpoint: string, { key, given, optional }: Needed, words: Words): Finding[] {
  const written = locales.map((locale) => ({ locale, message: words(locale, key) }));
  if (optional && written.every(({ message }) => message === undefined)) return [];
  const found: Finding[] = [];
  const asks: string[] = [];
  for (const { locale, message } of written) {
    if (message === undefined || message.trim() === "") {
      found.push(wrong(touchpoint, "no-words", { key, locale }));
      continue;
    }
    const { text, asked } = messageText(locale, message);
    if (text === undefined) found.push(wrong(touchpoint, "broken-words", { key, locale }));
    for (const name of asked) {
      if (!given.includes(name)) found.push(wrong(touchpoint, "no-value", { key, locale, name }));
    }
    asks.push([...asked].sort().join(" "));
  }
  // The same sentence may ask for less in one language; what it asks for in none of the others is a slip.
  if (new Set(asks).size > 1) found.push(doubtful(touchpoint, "other-values", { key }));
  return found;
}

/** The whole mail of one side, as one reads it. */
function lintSide({ touchpoint }: WordsOf, side: readonly Needed[], locale: Locale, words: Words): Finding[] {
  const parts = side.flatMap(({ key }) => {
    const text = messageText(locale, words(locale, key) ?? "").text ?? "";
    return text === "" ? [] : [{ key, text }];
  });
  if (parts.length === 0) return [];
  const read = parts.filter(({ key }) => !/\.subject(-dated)?$/.test(key));
  const { level, limit, tooHard } = readingLevel(locale, read.map(({ text }) => text).join("\n"));
  const key = side[0]?.key.replace(/\.subject$/, "") ?? "";
  return [
    ...(tooHard ? [doubtful(touchpoint, "hard-to-read", { key, locale, level, limit })] : []),
    ...(parts.some(({ text }) => text.includes("?")) ? [] : [doubtful(touchpoint, "no-question", { key, locale })]),
    ...parts.flatMap((part) => [...lintTone(touchpoint, locale, part), ...linksIn(touchpoint, locale, part)]),
  ];
}
