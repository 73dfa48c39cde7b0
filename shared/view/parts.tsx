import type { ComponentChildren } from "preact";
import type { Locale } from "#shared/domain/locale.ts";

interface FormProps {
  action: string;
  /** Keeps the language being read over the post; absent where the post itself changes it. */
  locale?: Locale | undefined;
  /** The browser insists on its required fields: for boxes that guard what cannot be undone. */
  insist?: boolean | undefined;
  children: ComponentChildren;
}

/** A form that posts; the answer comes in the language of the page it stands on. */
export function Form({ action, locale, insist = false, children }: FormProps) {
  const mark = action.includes("?") ? "&" : "?";
  return (
    <form method="post" action={locale === undefined ? action : `${action}${mark}lang=${locale}`} novalidate={!insist}>
      {children}
    </form>
  );
}

interface ButtonProps {
  name?: string | undefined;
  value?: string | undefined;
  look?: "main" | "quiet" | "grave";
  marked?: boolean | undefined;
  describedBy?: string | undefined;
  /** In the console: a question that must be answered with yes first, for what cannot be taken back. */
  asks?: string | undefined;
  children: ComponentChildren;
}

/** A button that says what it does; nothing on a page acts without one. */
export function Button({ name, value, look = "main", marked = false, describedBy, asks, children }: ButtonProps) {
  const looks = [look === "main" ? "" : look, marked ? "marked" : ""].filter((one) => one !== "").join(" ");
  return (
    <button
      type="submit"
      name={name}
      value={value}
      class={looks || undefined}
      aria-describedby={describedBy}
      data-asks={asks}
    >
      {children}
    </button>
  );
}

/** A block with its own heading. */
export function Card({ title, children }: { title?: string | undefined; children: ComponentChildren }) {
  return (
    <section class="card">
      {title === undefined ? null : <h2>{title}</h2>}
      {children}
    </section>
  );
}

interface NoticeProps {
  /** `bad` for what needs another look; screen readers hear it at once. */
  look?: "good" | "bad";
  children: ComponentChildren;
}

/** Something to be noticed before the rest. */
export function Notice({ look = "good", children }: NoticeProps) {
  return (
    <div class={look === "bad" ? "note bad" : "note"} role={look === "bad" ? "alert" : "status"}>
      {children}
    </div>
  );
}

/** Terms with what they stand for; those without a value are left out. */
export function Facts({ items }: { items: readonly (readonly [term: string, value: string])[] }) {
  return (
    <dl>
      {items
        .filter(([, value]) => value !== "")
        .map(([term, value]) => (
          <>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </>
        ))}
    </dl>
  );
}
