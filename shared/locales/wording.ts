import type { Locale } from "#shared/domain/locale.ts";
import enGB from "./en-GB.json" with { type: "json" };
import enUS from "./en-US.json" with { type: "json" };
import fr from "./fr.json" with { type: "json" };

const messages: Record<Locale, Record<string, string>> = { "en-US": enUS, "en-GB": enGB, fr };

/** A message as it is written, before anything is put into it; undefined if there is none. */
export function wordingOf(locale: Locale, key: string): string | undefined {
  return Object.hasOwn(messages[locale], key) ? messages[locale][key] : undefined;
}
