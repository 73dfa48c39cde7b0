import type { ProblemCode } from "#shared/domain/errors.ts";
import type { Locale } from "#shared/domain/locale.ts";
import { problemPage } from "#shared/pages/problem.tsx";

const codes: readonly ProblemCode[] = [
  "invalid-request",
  "link-invalid",
  "link-expired",
  "sign-in-required",
  "not-allowed",
  "not-found",
  "conflict",
  "too-large",
  "unsupported-media-type",
  "unavailable",
];

/** The page of every problem there is. */
export function problemPages(locale: Locale): Record<string, string> {
  return Object.fromEntries(codes.map((code) => [`problem ${code}`, problemPage({ locale, code })]));
}
