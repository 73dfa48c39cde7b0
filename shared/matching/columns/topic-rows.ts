import { topics } from "../../domain/participant.ts";
import { allTopicPoints, topicPoints } from "../points.ts";
import type { Scale } from "../score.ts";
import { spread } from "./classes.ts";
import { type MentorColumns, themeKey } from "./mentors.ts";
import type { Read } from "./read.ts";

/** Says, for one mentee after another, what topics bring with each mentor. The same row again for the same topics. */
export function topicRows(
  { mentors, themes }: MentorColumns,
  { rarity, weights }: Scale,
): (mentee: Read) => Int16Array {
  const brings = (onForms: boolean) =>
    sums(topics.map((topic) => topicPoints(weights, rarity.get(topic) ?? 1, onForms)));
  const [full, half] = [brings(true), brings(false)];
  const forms = Int32Array.from(themes.first, ({ form }) => form);
  const named = Int32Array.from(themes.first, ({ form, page }) => form | page);
  const byTheme = new Int16Array(forms.length);
  const row = new Int16Array(mentors.length);
  let written = -1;
  return (mentee) => {
    const key = themeKey(mentee);
    if (key === written) return row;
    written = key;
    const { form, page } = mentee;
    for (let theme = 0; theme < byTheme.length; theme++) {
      const onForms = form & (forms[theme] ?? 0);
      const byPage = (form | page) & (named[theme] ?? 0) & ~onForms;
      byTheme[theme] = allTopicPoints(weights, full[onForms] ?? 0, half[byPage] ?? 0);
    }
    spread(byTheme, themes.of, row);
    return row;
  };
}

/** The sum of any choice out of a few numbers, by the bits of who is chosen. */
function sums(numbers: readonly number[]): Int16Array {
  const found = new Int16Array(2 ** numbers.length);
  for (let which = 1; which < found.length; which++)
    found[which] = (found[which & (which - 1)] ?? 0) + (numbers[31 - Math.clz32(which & -which)] ?? 0);
  return found;
}

/** The rows of mentees, those with the same topics after each other. */
export function byTopics(mentees: readonly Read[]): Float64Array {
  const count = mentees.length;
  const keys = new Float64Array(count);
  mentees.forEach((mentee, row) => {
    keys[row] = themeKey(mentee) * count + row;
  });
  return keys.sort().map((key) => key % count);
}
