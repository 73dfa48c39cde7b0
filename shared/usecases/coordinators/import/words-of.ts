import { locales } from "../../../domain/locale.ts";
import { translator } from "../../../locales/translate.ts";
import { plain } from "./columns.ts";

/** What people write for each of these codes: the code itself, what pages call it in any language, and other usual words. */
export function wordsOf<Code extends string>(
  codes: readonly Code[],
  prefix: string,
  others: Readonly<Record<string, Code>> = {},
): ReadonlyMap<string, Code> {
  const pages = locales
    .map(translator)
    .flatMap((t) =>
      codes.flatMap((code): [string, Code][] =>
        t.has(`${prefix}.${code}`) ? [[t.of(`${prefix}.${code}`), code]] : [],
      ),
    );
  const own = codes.map((code): [string, Code] => [code, code]);
  return new Map([...pages, ...own, ...Object.entries(others)].map(([word, code]) => [plain(word), code]));
}
