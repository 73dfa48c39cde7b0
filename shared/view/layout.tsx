import type { ComponentChildren } from "preact";
import { locales } from "#shared/domain/locale.ts";
import type { Translate } from "#shared/locales/translate.ts";
import { css } from "./style.ts";

interface LayoutProps {
  t: Translate;
  /** The page's one heading, and its title. */
  title: string;
  /** For the window's title where it must say more: what is wrong with a form. */
  windowTitle?: string | undefined;
  programme?: string | undefined;
  me?: string | undefined;
  /** Offers the other languages: only where the page can be asked for again with GET. */
  languages?: boolean | undefined;
  /** What stays in the address when the language changes: `invite=…`. */
  keep?: string | undefined;
  children: ComponentChildren;
}

/** The shell of every page: skip link, wordmark, programme, one heading, and a footer with the way home. */
export function Layout({ t, title, windowTitle, programme, me, languages = true, keep, children }: LayoutProps) {
  return (
    <html lang={t.locale} dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="referrer" content="no-referrer" />
        <title>{`${windowTitle ?? title} · ${programme ?? t("app.name")}`}</title>
        <style>{css}</style>
      </head>
      <body>
        <a class="skip" href="#content">
          {t("page.skip")}
        </a>
        <header>
          <span class="mark">{t("app.name")}</span>
          {programme === undefined ? null : <span class="of">{programme}</span>}
        </header>
        <main id="content">
          <h1>{title}</h1>
          {children}
        </main>
        <footer>
          {me === undefined ? null : <a href={me}>{t("page.me")}</a>}
          {languages ? <Languages t={t} keep={keep} /> : null}
        </footer>
      </body>
    </html>
  );
}

/** The other languages of a page; `keep` is what stays in its address. */
export function Languages({ t, keep }: { t: Translate; keep: string | undefined }) {
  const rest = keep === undefined ? "" : `&${keep}`;
  const others = locales.filter((locale) => locale !== t.locale);
  return (
    <nav aria-label={t("page.language")}>
      {others.map((locale) => (
        <>
          <a href={`?lang=${locale}${rest}`} lang={locale} hreflang={locale}>
            {t(`language.${locale}`)}
          </a>{" "}
        </>
      ))}
    </nav>
  );
}
