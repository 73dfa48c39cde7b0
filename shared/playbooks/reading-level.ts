import type { Locale } from "#shared/domain/locale.ts";

/** How hard a text is, in its language's own measure. */
export interface ReadingLevel {
  readonly level: number;
  readonly limit: number;
  readonly tooHard: boolean;
}

/**
 * English by the automated readability index, 4.71 letters/words + 0.5 words/sentences - 21.43 (Smith and Senter 1967):
 * it counts letters and no syllables, so nothing is guessed, and gives a school year. The eighth is what guides to
 * plain language advise, and what a busy student reads without reading twice; the shipped words stay below the sixth.
 */
const mostSchoolYears = 8;

/**
 * French by Kandel and Moles (1958), 207 - 1.015 words/sentences - 73.6 syllables/words: Flesch's ease for French words.
 * 60 and more is "standard"; a syllable is a group of vowels, a mute ending left out.
 */
const leastEase = 60;

/** How hard a text is to read. Of fewer than a hundred letters nothing can be said: it counts as easy. */
export function readingLevel(locale: Locale, text: string): ReadingLevel {
  const words = text.match(/\p{L}+/gu) ?? [];
  const letters = words.join("").length;
  const sentences = Math.max(1, (text.match(/[.!?…:](?=\s|$)/gu) ?? []).length);
  const short = letters < 100;
  if (locale === "fr") {
    const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
    const level = Math.round(207 - (1.015 * words.length) / sentences - (73.6 * syllables) / Math.max(1, words.length));
    return { level, limit: leastEase, tooHard: !short && level < leastEase };
  }
  const level =
    Math.round(10 * ((4.71 * letters) / Math.max(1, words.length) + (0.5 * words.length) / sentences - 21.43)) / 10;
  return { level, limit: mostSchoolYears, tooHard: !short && level > mostSchoolYears };
}

function syllablesOf(word: string): number {
  const spoken = word.toLowerCase().replace(/(?<=.[^aeiouyàâéèêëîïôûùœ])(e|es|ent)$/u, "");
  return Math.max(1, (spoken.match(/[aeiouyàâéèêëîïôûùœ]+/gu) ?? []).length);
}
