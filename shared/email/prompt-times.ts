import type { Translate } from "#shared/locales/translate.ts";
import type { Block } from "#shared/view/blocks.ts";
import { named } from "#shared/view/words.ts";

/** Where the reader finds a time with somebody they are paired with. */
export interface WayToMeet {
  name: string;
  link: string;
}

/** The way to a time to talk, for each of them. */
export function waysToMeet(t: Translate, ways: readonly WayToMeet[] = []): Block | undefined {
  if (ways.length === 0) return undefined;
  const links = ways.map(({ name, link }) => ({ text: t("meet.link-text.named", named(name)), href: link }));
  return { type: "choices", text: t("meet.prompt"), links };
}
