import type { SignUpTyped } from "../pages/sign-up.tsx";

/** Reads fields of a form by name, as far as they are text, and so many characters of it: shown again, never trusted. */
export function textIn(typed: Readonly<Record<string, unknown>>, most: number): (name: string) => string | undefined {
  return (name) => {
    const value = typed[name];
    return typeof value === "string" ? value.slice(0, most) : undefined;
  };
}

/** What somebody typed into the form, as far as it is text: shown again, never trusted. */
export function typedText(typed: Readonly<Record<string, unknown>>): SignUpTyped {
  const text = textIn(typed, 300);
  const topics = Array.isArray(typed["topics"]) ? typed["topics"] : [typed["topics"]];
  return {
    name: text("name"),
    email: text("email"),
    role: text("role"),
    stage: text("stage"),
    memberNumber: text("memberNumber"),
    topics: topics.filter((topic) => typeof topic === "string"),
    zone: text("zone"),
    consent: typed["consent"] !== undefined,
  };
}
