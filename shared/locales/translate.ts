import { IntlMessageFormat } from "intl-messageformat";
import type { Locale } from "../domain/locale.ts";
import enGB from "./en-GB.json" with { type: "json" };
import enUS from "./en-US.json" with { type: "json" };
import fr from "./fr.json" with { type: "json" };

/** Every piece of wording there is. The three files hold the same keys; a test proves it. */
export type MessageKey = keyof typeof enUS;

/** What is put into a message. */
export type Values = Readonly<Record<string, string | number>>;

/** Wording in one language. */
export interface Translate {
  (key: MessageKey, values?: Values): string;
  /** The same for a key put together from data (`prompt.cv-review.mentee.intro`); a missing one throws. */
  of(key: string, values?: Values): string;
  /** Whether there is such wording: for parts that may be left out. */
  has(key: string): boolean;
  readonly locale: Locale;
}

const messages: Record<Locale, Record<string, string>> = { "en-US": enUS, "en-GB": enGB, fr };

const translators = new Map<Locale, Translate>();

/** The translator of a locale; parsed messages are kept. */
export function translator(locale: Locale): Translate {
  const known = translators.get(locale);
  if (known !== undefined) return known;
  const parsed = new Map<string, IntlMessageFormat>();
  const of = (key: string, values?: Values): string => {
    const format = parsed.get(key) ?? parse(locale, key);
    parsed.set(key, format);
    const text = format.format(values);
    if (typeof text !== "string") throw new Error(`The message ${key} is not plain text in ${locale}.`);
    return text;
  };
  const has = (key: string) => Object.hasOwn(messages[locale], key);
  const made: Translate = Object.assign((key: MessageKey, values?: Values) => of(key, values), { of, has, locale });
  translators.set(locale, made);
  return made;
}

function parse(locale: Locale, key: string): IntlMessageFormat {
  const text = Object.hasOwn(messages[locale], key) ? messages[locale][key] : undefined;
  if (text === undefined) throw new Error(`There is no message ${key} in ${locale}.`);
  // Tags mean nothing here: whatever looks like one is text.
  return new IntlMessageFormat(text, locale, undefined, { ignoreTag: true });
}
