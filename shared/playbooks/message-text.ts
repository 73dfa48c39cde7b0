import { IntlMessageFormat } from "intl-messageformat";
import type { Locale } from "#shared/domain/locale.ts";

/** A message as somebody might read it, and the values it asked for. */
export interface MessageText {
  /** Undefined where it cannot be read at all. */
  readonly text: string | undefined;
  readonly asked: ReadonlySet<string>;
}

/** Values in every shape a mail gives them, so that every case of a choice is read once. */
const given = [
  { names: "Kim", programme: "Mentoring", count: 1, by: "May 4", date: "May 8", tentative: "yes" },
  { names: "Kim, Bo", programme: "Mentoring", count: 2, by: "May 4", date: "May 8", tentative: "no" },
] as const;

/** Reads a message in its language, and notes what it asks for, given or not. Never throws. */
export function messageText(locale: Locale, message: string): MessageText {
  const asked = new Set<string>();
  try {
    const format = new IntlMessageFormat(message, locale, undefined, { ignoreTag: true });
    const texts = given.map((values) => format.format(noting(values, asked)));
    return { text: String(texts[0]), asked };
  } catch {
    return { text: undefined, asked };
  }
}

/** Answers for every name, so that reading does not stop at one that nobody gives. */
function noting(
  values: Readonly<Record<string, string | number>>,
  asked: Set<string>,
): Record<string, string | number> {
  return new Proxy<Record<string, string | number>>(
    { ...values },
    {
      has: (_, name) => {
        asked.add(String(name));
        return true;
      },
      get: (known, name) => (typeof name === "string" ? (known[name] ?? name) : undefined),
    },
  );
}
