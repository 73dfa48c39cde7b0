import type { ComponentChildren } from "preact";
import type { Locale } from "#shared/domain/locale.ts";
import type { Translate } from "#shared/locales/translate.ts";
import { consoleCss } from "./console-style.ts";
import { Languages } from "./layout.tsx";

/** The programme a page of the console is about. */
export interface ConsoleProgramme {
  id: string;
  name: string;
}

/** What every page of the console knows. */
export interface ConsoleModel {
  locale: Locale;
  /** Absent only on the page that lists programmes. */
  programme?: ConsoleProgramme | undefined;
  /** What has just been done, by its name: the page says so if it knows the name. */
  done?: string | undefined;
}

/** The parts of a programme, as the navigation has them, each with where it begins. */
export const consoleParts = {
  today: "today",
  people: "participants",
  pairing: "rounds",
  dates: "key-dates",
  mail: "mail",
  announcements: "announcements",
  import: "imports",
  report: "report",
  settings: "settings",
} as const;
export type ConsolePart = keyof typeof consoleParts;

/** The address of a page of the console, from its path below `/admin/`: `programmes/demo/today`. It opens in a new tab as well. */
export function at(path: string): string {
  return `?at=${encodeURIComponent(path)}`;
}

interface ConsolePageProps {
  t: Translate;
  model: ConsoleModel;
  /** Absent on the page that lists programmes. */
  part?: ConsolePart | undefined;
  title: string;
  /** Seconds after which the page is asked for again by itself, while something is under way. */
  refresh?: number | undefined;
  children: ComponentChildren;
}

/** The shell of every page of the console: what it is about, where else one can go, and one heading. */
export function ConsolePage({ t, model, part, title, refresh, children }: ConsolePageProps) {
  const { programme } = model;
  return (
    <html lang={t.locale} dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="referrer" content="no-referrer" />
        <title>{`${title} · ${programme?.name ?? t("app.name")}`}</title>
        <style>{consoleCss}</style>
      </head>
      <body class="console">
        <a class="skip" href="#content">
          {t("page.skip")}
        </a>
        <header>
          <span class="mark">{t("app.name")}</span>
          {programme === undefined ? null : <span class="of">{programme.name}</span>}
        </header>
        {programme === undefined ? null : <Parts t={t} programme={programme.id} current={part} />}
        <main id="content" data-refresh={refresh}>
          <h1 tabindex={-1}>{title}</h1>
          {children}
        </main>
        <footer>
          <a href={at("programmes")}>{t("console.all-programmes")}</a>
          <a href="?signed-out" data-sign-out>
            {t("console.sign-out")}
          </a>
          <Languages t={t} keep={undefined} />
        </footer>
      </body>
    </html>
  );
}

function Parts({ t, programme, current }: { t: Translate; programme: string; current: ConsolePart | undefined }) {
  const parts = Object.entries(consoleParts).map(([part, path]) => ({ part, path }));
  return (
    <nav aria-label={t("console.nav")}>
      <ul class="parts">
        {parts.map(({ part, path }) => (
          <li key={part}>
            <a href={at(`programmes/${programme}/${path}`)} aria-current={part === current ? "page" : undefined}>
              {t.of(`console.nav.${part}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
