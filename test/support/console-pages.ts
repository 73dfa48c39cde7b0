import { workPages } from "./console/work-pages.ts";
import type { SampleWords } from "./sample-words.ts";

/** Every page of the console in every state there is a sample of, one file of `console/` for each part of it. */
export function consolePages(words: SampleWords): Record<string, string> {
  return { ...workPages(words) };
}
