import type { Locale } from "#shared/domain/locale.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import { consoleCss } from "#shared/view/console-style.ts";
import { renderPage } from "#shared/view/render.ts";
import { css, hashOf } from "#shared/view/style.ts";

/** Where coordinators sign in: as what, at which address, and who vouches for them. */
export interface ShellSignIn {
  client: string;
  url: string;
  issuer: string;
}

/** The page before any page: its script signs in and fetches the rest. */
export interface ShellModel {
  locale: Locale;
  signIn: ShellSignIn;
  /** The script's version, for its address. */
  script: string;
}

/** What the script itself has to say; all other words come with the pages. */
const words = [
  "sign-in-again",
  "signed-out-title",
  "signed-out-text",
  "sign-in-title",
  "sign-in-failed",
  "sign-in-button",
  "kept",
  "offline",
  "failed",
  "too-many",
  "too-large",
  "sending",
  "loading",
  "no-file",
  "sent-part",
  "problem-title",
  "all-programmes",
] as const;

/** The shell: a page that says what is going on until the script has something to show, and why nothing comes without one. */
export function consoleShell({ locale, signIn, script }: ShellModel): string {
  const t = translator(locale);
  const told = JSON.stringify({ ...signIn, words: Object.fromEntries(words.map((word) => [word, wordOf(t, word)])) });
  return renderPage(
    <html lang={t.locale} dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="referrer" content="no-referrer" />
        <meta name="console" content={told} />
        <title>{`${t("console.title")} · ${t("app.name")}`}</title>
        <style>{consoleCss}</style>
        <script type="module" src={`console.js?v=${script}`} />
      </head>
      <body class="console">
        <header>
          <span class="mark">{t("app.name")}</span>
        </header>
        <main id="content">
          <h1 tabindex={-1}>{t("console.opening")}</h1>
          <noscript>
            <p>{t("console.needs-script")}</p>
          </noscript>
        </main>
      </body>
    </html>,
  );
}

function wordOf(t: Translate, word: (typeof words)[number]): string {
  // The script puts the numbers in itself: it counts while it sends.
  return word === "sent-part" ? t("console.sent-part", { done: "{done}", total: "{total}" }) : t.of(`console.${word}`);
}

/** What the shell may do: run its own script, show itself and what it fetched from home, and talk to the sign-in. */
export function shellPolicy(signInUrl: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    // What refuses a request is a page of the common look: parsed, though its style is not taken over.
    `style-src ${hashOf(consoleCss)} ${hashOf(css)}`,
    `connect-src 'self' ${new URL(signInUrl).origin}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "img-src data:",
  ].join("; ");
}
