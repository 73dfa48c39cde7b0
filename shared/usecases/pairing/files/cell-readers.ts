import { Zone } from "../../../domain/time.ts";
import { plain } from "../../coordinators/import/columns.ts";
import { dayIn } from "../../coordinators/import/read-member.ts";
import {
  disciplineWords,
  groupWords,
  languageWords,
  sectorWords,
  stageWords,
  topicWords,
  wayWords,
} from "./cell-words.ts";
import { quoted, type Says } from "./finding.ts";

/** What is wrong with a cell. */
export interface Wrong {
  readonly says: Says;
  readonly values?: Readonly<Record<string, string | number>>;
}
type Said = { readonly value: unknown } | { readonly wrong: Wrong };
type Reader = (cell: string) => Said;

/** Characters of a name, a region or an institution. */
const mostText = 200;
const mostPlaces = 100;
const mostZones = 1000;

const text: Reader = (cell) =>
  cell.length > mostText ? wrong("too-long-cell", { most: mostText }) : { value: cell.toWellFormed() };

/** What was found of each zone: asking anew takes longer than reading the rest of a line. */
const zones = new Map<string, boolean>();

const zone: Reader = (cell) => {
  const isZone = zones.get(cell) ?? Zone.safeParse(cell).success;
  if (zones.size < mostZones) zones.set(cell, isZone);
  return isZone ? { value: cell } : wrong("not-a-zone", { found: quoted(cell) });
};

const places: Reader = (cell) =>
  /^\d{1,3}$/.test(cell) && Number(cell) <= mostPlaces
    ? { value: Number(cell) }
    : wrong("not-places", { found: quoted(cell), most: mostPlaces });

const step: Reader = (cell) =>
  /^[1-5]$/.test(cell) ? { value: Number(cell) } : wrong("not-a-step", { found: quoted(cell) });

const day: Reader = (cell) => {
  const said = dayIn(cell.replace(/T.*$/, ""));
  return said === "wrong" ? wrong("not-a-day", { found: quoted(cell) }) : { value: said.value };
};

const yesWords = new Set(["yes", "y", "true", "1", "x", "oui", "o", "vrai"]);
const noWords = new Set(["no", "n", "false", "0", "non", "faux"]);
const yesOrNo: Reader = (cell) => {
  const word = plain(cell);
  if (yesWords.has(word)) return { value: true };
  return noWords.has(word) ? { value: false } : wrong("not-yes-or-no", { found: quoted(cell) });
};

/** The parts of a cell that holds several things. */
export function partsOf(cell: string): string[] {
  return cell
    .split(/[;|\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

function one(words: ReadonlyMap<string, string>): Reader {
  return (cell) => {
    const value = words.get(plain(cell));
    return value === undefined ? wrong("not-one-of", { found: quoted(cell), known: listed(words) }) : { value };
  };
}

function several(words: ReadonlyMap<string, string>): Reader {
  return (cell) => {
    const known: string[] = [];
    // A comma may be part of what pages call something; where it is not, it parts two of them.
    const parts = partsOf(cell).flatMap((part) => (words.has(plain(part)) ? [part] : part.split(",")));
    for (const part of parts.filter((word) => word.trim() !== "")) {
      const value = words.get(plain(part));
      if (value === undefined) return wrong("not-one-of", { found: quoted(part), known: listed(words) });
      if (!known.includes(value)) known.push(value);
    }
    return { value: known };
  };
}

const references: Reader = (cell) => ({ value: partsOf(cell) });

/** How each column is read; a column that is not here holds people of the other file. */
const readers = new Map<string, Reader>([
  ...(["id", "email", "name", "region", "institution"] as const).map((name): [string, Reader] => [name, text]),
  ["stage", one(stageWords)],
  ["topics", several(topicWords)],
  ["zone", zone],
  ["languages", several(languageWords)],
  ["discipline", one(disciplineWords)],
  ["sector", one(sectorWords)],
  ["supports", several(groupWords)],
  ["lived", several(groupWords)],
  ["wants", several(wayWords)],
  ["offers", several(wayWords)],
  ["waitingSince", day],
  ["alone", yesOrNo],
  ["first", yesOrNo],
  ["places", places],
  ...(["planning", "directness", "thinking", "breadth", "boundaries", "purpose"] as const).map(
    (name): [string, Reader] => [name, step],
  ),
]);

/** What the cell of a column says. An empty cell says nothing. */
export function readCell(column: string, cell: string): Said {
  return (readers.get(column) ?? references)(cell);
}

function wrong(says: Says, values: Wrong["values"] = {}): Said {
  return { wrong: { says, values } };
}

/** Each code once, as people may write it. */
function listed(words: ReadonlyMap<string, string>): string {
  return [...new Set(words.values())].join(", ");
}
