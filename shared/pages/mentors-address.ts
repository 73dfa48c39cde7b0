import type { MentorsModel } from "./mentors-model.ts";

interface Change {
  after?: string;
  chosen?: MentorsModel["chosen"];
}

/** The page's address with what is looked for and chosen now: choosing changes nothing but the address. */
export function addressOf({ action, locale, find, chosen }: MentorsModel, change: Change): string {
  const query = new URLSearchParams({ lang: locale });
  for (const [name, value] of Object.entries(find)) if (value !== undefined) query.set(name, value);
  const list = chosenText(change.chosen ?? chosen);
  if (list !== "") query.set("chosen", list);
  if (change.after !== undefined) query.set("after", change.after);
  return `${action}?${query}`;
}

/** Choices as an address holds them. */
export function chosenText(chosen: MentorsModel["chosen"]): string {
  return chosen.map(({ id }) => id).join(",");
}
