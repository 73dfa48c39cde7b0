import { type Locale, locales } from "#shared/domain/locale.ts";
import { composeMail } from "#shared/email/compose.ts";
import { consolePages } from "#test/support/console-pages.ts";
import { allMails } from "#test/support/sample-mails.ts";
import { usualWords } from "#test/support/sample-words.ts";
import { allPages } from "#test/support/samples.ts";

/** A page or mail as somebody may meet it. */
export interface Visit {
  readonly name: string;
  readonly kind: "page" | "mail";
  readonly locale: Locale;
  readonly scheme: "light" | "dark";
  /** CSS pixels. */
  readonly width: number;
  readonly html: string;
}

const schemes = ["light", "dark"] as const;
const widths = [320, 390, 768, 1440] as const;

/** Everything people read, in every state there is a sample of. */
function readings(locale: Locale) {
  const words = { locale, ...usualWords };
  return [
    ...Object.entries({ ...allPages(words), ...consolePages(words) }).map(([name, html]) => ({
      name,
      kind: "page" as const,
      html,
    })),
    ...Object.entries(allMails(words)).map(([name, model]) => ({
      name,
      kind: "mail" as const,
      html: composeMail(model).html,
    })),
  ];
}

/** Every reading in every language, both colour schemes and every width; without `all`, each once, taking turns at these. */
export function visits(all: boolean): Visit[] {
  const every = locales.map((locale) => ({ locale, read: readings(locale) }));
  if (all) {
    return every.flatMap(({ locale, read }) =>
      read.flatMap((one) =>
        schemes.flatMap((scheme) => widths.map((width) => ({ ...one, locale, scheme, width }) as const)),
      ),
    );
  }
  const [first] = every;
  return (first?.read ?? []).flatMap((_, index) => {
    const turn = every[index % every.length];
    const one = turn?.read[index];
    const scheme = schemes[Math.floor(index / 3) % 2] ?? "light";
    const width = widths[index % widths.length] ?? 320;
    return turn && one ? [{ ...one, locale: turn.locale, scheme, width }] : [];
  });
}
