import type { MenteeWish, MentorWish } from "#shared/domain/again.ts";
import type { Translate } from "#shared/locales/translate.ts";
import type { Block } from "#shared/view/blocks.ts";
import { named, people } from "#shared/view/words.ts";

/** A link for each wish. */
interface Wishes<Wish> {
  /** Of whom it is about; may be blank. */
  readonly name: string;
  readonly links: readonly { readonly wish: Wish; readonly href: string }[];
}

/** What a prompt asks at its moment of the year, besides the talk. */
export interface YearParts {
  /** Where the five questions are answered, if this is a moment to ask them. */
  questions?: string | undefined;
  /** The next year, for a mentee: a question for each mentor. */
  withMentors?: readonly Wishes<MenteeWish>[] | undefined;
  /** And for a mentor: one for each mentee. */
  withMentees?: readonly Wishes<MentorWish>[] | undefined;
}

/** The next year with one tap, and the five questions: what they answer is the reader's alone. */
export function yearBlocks(t: Translate, { questions, withMentors = [], withMentees = [] }: YearParts): Block[] {
  const blocks: Block[] = [];
  for (const { name, links } of withMentors) {
    const names = people(t, [name], "mentor");
    const wishes = links.map(({ wish, href }) => ({ text: t(`again.wish.${wish}`, { names }), href }));
    const text = withMentors.length === 1 ? t("again.mentee") : t("again.with", named(name));
    blocks.push({ type: "choices", text, links: wishes });
  }
  for (const { name, links } of withMentees) {
    const wishes = links.map(({ wish, href }) => ({ text: t(`again.wish.${wish}`, { names: "" }), href }));
    blocks.push({ type: "choices", text: t("again.pair", named(name)), links: wishes });
  }
  if (questions !== undefined)
    blocks.push({ type: "choices", text: t("pulse.mail"), links: [{ text: t("pulse.mail.link"), href: questions }] });
  return blocks;
}
