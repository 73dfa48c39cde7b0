import type { ComponentChildren } from "preact";
import type { MessageKey, Translate, Values } from "#shared/locales/translate.ts";
import { at } from "./console.tsx";
import { Notice } from "./parts.tsx";

interface CallProps {
  /** The route's path below `/admin/`. */
  call: string;
  method?: "post" | "put";
  /** The page to go to afterwards, below `/admin/`; absent where the answer is the next page, or names it (202). */
  then?: string | undefined;
  /** The version of the record the reader saw, where a change must not overwrite another's. */
  version?: number | undefined;
  children: ComponentChildren;
}

/** A form that calls the API. What the API refuses is said above it, and nothing typed is lost. */
export function Call({ call, method = "post", then, version, children }: CallProps) {
  return (
    <form
      method="post"
      action={at(call)}
      data-call={call}
      data-method={method}
      data-then={then}
      data-version={version}
      novalidate
    >
      {children}
    </form>
  );
}

/** A form that leads to a page of the console, its fields as the query: filters and searches. */
export function Go({ to, children }: { to: string; children: ComponentChildren }) {
  return (
    <form method="get" data-go={to} class="tools">
      {children}
    </form>
  );
}

/** A table with its caption; on a narrow screen it scrolls by itself. */
export function Table({
  caption,
  head,
  children,
}: {
  caption: string;
  head: readonly string[];
  children: ComponentChildren;
}) {
  return (
    // What scrolls must be within reach of the keyboard (WCAG 2.1.1).
    <section class="table" tabindex={0} aria-label={caption}>
      <table>
        {/* A table of one column says it in its heading. */}
        {head.length === 1 && head[0] === caption ? null : <caption>{caption}</caption>}
        <thead>
          <tr>
            {head.map((one) => (
              <th key={one} scope="col">
                {one}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}

interface PagerProps {
  t: Translate;
  /** The list's path below `/admin/`, its filters included. */
  path: string;
  /** Where the next page begins; null on the last. */
  cursor: string | null;
  /** Not on the first page. */
  later?: boolean | undefined;
}

/** The way on through a long list, and back to its beginning. */
export function Pager({ t, path, cursor, later = false }: PagerProps) {
  const mark = path.includes("?") ? "&" : "?";
  return (
    <p class="acts">
      {cursor === null ? null : (
        <a href={at(`${path}${mark}cursor=${encodeURIComponent(cursor)}`)}>{t("console.next")}</a>
      )}
      {later ? <a href={at(path)}>{t("console.first")}</a> : null}
    </p>
  );
}

interface DoneProps {
  t: Translate;
  done: string | undefined;
  /** What the page says, by the names it knows: any other is text somebody put into an address. */
  says: Readonly<Record<string, MessageKey>>;
  values?: Values | undefined;
}

/** What has just been done, where the page knows it. */
export function Done({ t, done, says, values }: DoneProps) {
  const key = done !== undefined && Object.hasOwn(says, done) ? says[done] : undefined;
  return key === undefined ? null : (
    <Notice>
      <p>{t(key, values)}</p>
    </Notice>
  );
}
