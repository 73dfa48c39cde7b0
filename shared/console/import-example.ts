import type { Translate } from "#shared/locales/translate.ts";

/** Lines of the example. */
const lines = [1, 2];

/** A small file of this kind as people of this language write one: its headings, and lines of people who are nobody. */
export function exampleOf(t: Translate, kind: string, columns: readonly string[]): string {
  const shown = columns.filter((name) => t.has(`import.${kind}.${name}.1`));
  const rows = lines.map((line) => shown.map((name) => t.of(`import.${kind}.${name}.${line}`)));
  return [shown.map((name) => t.of(`import.${kind}.${name}`)), ...rows].map(rowOf).join("\r\n");
}

/** A cell is quoted where it holds what divides cells. */
function rowOf(cells: readonly string[]): string {
  return cells.map((cell) => (/[",;\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",");
}
