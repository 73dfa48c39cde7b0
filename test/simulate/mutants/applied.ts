import type { Mutant } from "./mutant.ts";

/** The file's text with the mutant in it; undefined where one of its texts is not there exactly once. */
export function applied(source: string, { changes }: Pick<Mutant, "changes">): string | undefined {
  let text = source;
  for (const [from, to] of changes) {
    const parts = text.split(from);
    if (parts.length !== 2) return undefined;
    text = parts.join(to);
  }
  return text === source ? undefined : text;
}
