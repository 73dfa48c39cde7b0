import type { Temporal } from "temporal-polyfill";
import type { Work, WorkKind, WorkValues } from "../../../domain/work.ts";
import type { Change, Ports } from "../../ports.ts";
import type { Cells, Column } from "./columns.ts";

/** Something to be said of a row: `work.{kind}.{says}`, with its line added to the values. Nobody's name or address. */
export interface Remark {
  readonly says: string;
  readonly values?: WorkValues;
}

/** A row that was read, with its number in the file. */
export interface Numbered<Row> {
  readonly line: number;
  readonly row: Row;
}

/** What importing a row comes to. */
export interface Settled {
  readonly outcome: "new" | "changed" | "unchanged" | "leftOut";
  /** What writes it; at most 99 changes, written together. */
  readonly changes: readonly Change[];
  /** For the coordinator to know; nothing is wrong. */
  readonly note?: Remark | undefined;
}

export type ImportPorts = Pick<Ports, "store" | "queue" | "bus" | "links" | "addresses" | "zones" | "site">;

/** What a row is settled by. */
export interface Settling {
  readonly work: Work;
  /** The upload: what wrote a record keeps this as its source, so that running again knows its own. */
  readonly source: string;
  readonly ports: ImportPorts;
  readonly now: Temporal.Instant;
}

/** A kind of file that may be imported. The engine reads, counts, writes and resumes; a kind knows its columns and rows. */
export interface KindOfImport<Row> {
  readonly work: Extract<WorkKind, "import-members" | "import-pairs">;
  readonly columns: readonly Column[];
  /** A file needs a column of every group: one of these, and one of those. */
  readonly needs: readonly (readonly string[])[];
  /** Rows of one file at most, where that is fewer than of any. */
  readonly most?: number;
  /** Rows that are settled together. */
  readonly batch: number;
  /** Reads one row, without asking anybody. */
  readonly read: (cells: Cells) => { readonly row: Row } | { readonly wrong: readonly Remark[] };
  /** What no two rows of a file may share, and what to say of the second. */
  readonly unique: (row: Row) => readonly { readonly says: string; readonly value: string }[];
  /** Finds what is known and decides about each row, in their order. Writes nothing. */
  readonly settle: (rows: readonly Numbered<Row>[], settling: Settling) => Promise<readonly Settled[]>;
  /** Tells others when rows were imported. May be called again after a crash. */
  readonly finished?: (counts: Counts, settling: Settling) => Promise<void>;
}

/** How many rows came to what. */
export interface Counts {
  readonly rows: number;
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly leftOut: number;
  readonly wrong: number;
}
