import { programmesPage } from "#shared/console/programmes.tsx";
import type { SampleWords } from "../sample-words.ts";

/** What a coordinator sees first. */
export function programmesPages({ locale, programme }: SampleWords): Record<string, string> {
  const base = { locale, all: false };
  const one = { id: "demo", name: programme, society: "Society of Demonstration Pharmacists" };
  return {
    "console programmes": programmesPage({ ...base, programmes: [one, { ...one, id: "second" }] }),
    "console no programme": programmesPage({ ...base, programmes: [] }),
    "console no programme yet": programmesPage({ ...base, all: true, programmes: [] }),
  };
}
