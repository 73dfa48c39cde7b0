import type { SignUpTyped } from "../pages/sign-up.tsx";

/** What somebody typed into the form, as far as it is text: shown again, never trusted. */
export function typedText(typed: Readonly<Record<string, unknown>>): SignUpTyped {
  const text = (name: string) => {
    const value = typed[name];
    return typeof value === "string" ? value.slice(0, 300) : undefined;
  };
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
