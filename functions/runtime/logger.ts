import { Logger } from "@aws-lambda-powertools/logger";
import * as z from "zod";

/** Structured logs. Ids, states and counts only: nothing personal, no bodies, no addresses, no links. */
export const logger = new Logger({ serviceName: "almanac" });

/** What may be said of an error: its kind and where it came from. Messages of libraries can quote what people typed. */
export function errorFacts(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error };
  // The stack begins with the message, and a message may have lines of its own.
  const frames = error.stack?.split(error.message).at(-1) ?? "";
  const own = frames.split("\n").filter((line) => /^ {4}at /.test(line));
  // Where a schema was not met, never what was found there.
  const issues =
    error instanceof z.ZodError ? { issues: error.issues.map(({ code, path }) => `${code} at ${path.join(".")}`) } : {};
  // Ids of what it is about, where an error of ours names them.
  const about = "about" in error ? { about: error.about } : {};
  const facts = { error: error.name, ...about, ...issues, at: own.slice(0, 8).map((line) => line.trim()) };
  return error.cause === undefined ? facts : { ...facts, cause: errorFacts(error.cause) };
}
