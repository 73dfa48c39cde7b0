/**
 * What nobody may put into words between the opening of applications and the results of Phase II: an order of programmes
 * or applicants. The Match forbids to ask for one or to hint at one; a text of ours that speaks of it invites it.
 */
const forbidden = {
  en: [
    /\brank(s|ed|ing|ings)?\b/i,
    /\border of preference\b/i,
    /\b(preference|rank[- ]order|match) list/i,
    /\b(top|first|favou?rite|number[- ]one|preferred) (programs?|programmes?|residenc(y|ies)|hospitals?|sites?)\b/i,
    /\bwhere do you (want|hope) to match\b/i,
  ],
  fr: [
    /(?<!\p{L})class(er|ez|es?|ée?s?|ements?)(?!\p{L})/iu,
    /(?<!\p{L})ordre de préférence(?!\p{L})/iu,
    /(?<!\p{L})liste de (préférences?|vœux|souhaits)(?!\p{L})/iu,
    /(?<!\p{L})(programmes?|résidences?|hôpita(l|ux)) (préférée?s?|favoris?|favorites?)(?!\p{L})/iu,
    /(?<!\p{L})premiers? vœux?(?!\p{L})/iu,
  ],
} as const;

/** Words in a text that touch rankings, in the language of its locale; empty where there are none. */
export function rankingWords(text: string, locale: string): string[] {
  const words = locale.startsWith("fr") ? forbidden.fr : forbidden.en;
  return words.flatMap((pattern) => pattern.exec(text)?.[0] ?? []);
}
