import type { Translate } from "#shared/locales/translate.ts";
import { Notice } from "./parts.tsx";

interface ErrorSummaryProps {
  t: Translate;
  /** What is wrong, by field, in the order of the form; under `other` whatever is no field's. */
  errors: ReadonlyMap<string, string>;
  /** The id of a field's first control, where that is not its name; undefined where there is none to lead to. */
  control?: (field: string) => string | undefined;
  /** Below a heading of its own, it begins one level lower. */
  heading?: "h2" | "h3";
}

/** All that is wrong, before the form, each line a link to its field; nothing where nothing is wrong. */
export function ErrorSummary({ t, errors, control = (field) => field, heading: Heading = "h2" }: ErrorSummaryProps) {
  if (errors.size === 0) return null;
  const lines = [...errors].map(([field, text]) => ({ text, to: field === "other" ? undefined : control(field) }));
  return (
    <Notice look="bad">
      <Heading>{t("error.title", { count: errors.size })}</Heading>
      <ul>
        {lines.map(({ text, to }) => (
          <li>{to === undefined ? text : <a href={`#${to}`}>{text}</a>}</li>
        ))}
      </ul>
    </Notice>
  );
}
