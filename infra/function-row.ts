import type { routes } from "#shared/contracts/routes.ts";
import type { JobName } from "#shared/contracts/schedules.ts";
import type { table } from "#shared/contracts/table.ts";

type Routes = typeof routes;
type ServedBy<Name extends keyof Routes> = Routes[Name] extends {
  access: "coordinator";
  function: infer Served extends string;
}
  ? `admin/${Served}`
  : `http/${Routes[Name]["function"]}`;

/** Every function there has to be: one for each that a route names, one for each job, and those behind queue and events. */
export type Entry =
  | { [Name in keyof Routes]: ServedBy<Name> }[keyof Routes]
  | `jobs/${JobName}`
  | "queues/send"
  | "queues/send-bulk"
  | "events/ses-feedback"
  | "events/work"
  | "events/mentorship-activated";

/** Actions on items, on the table itself. A transaction needs the actions of its parts. */
export type TableAction =
  | "GetItem"
  | "BatchGetItem"
  | "PutItem"
  | "DeleteItem"
  | "ConditionCheckItem"
  | "Scan"
  | "DescribeTable";
/** Actions on the journal. Claiming, recording and erasing write it, along with the table. */
export type JournalAction = "GetItem" | "PutItem" | "Scan";
export type Queried = "table" | keyof (typeof table)["indexes"];
/** Everything else a function may be given: each brings its permission and its environment together. */
export type Use =
  | "keyRing"
  | "giveHints"
  | "countHints"
  | "takeHints"
  | "takeBulkHints"
  | "takeNews"
  | "countNews"
  | "bus"
  | "mail"
  | "quota"
  | "mailbox"
  | "publicUrl"
  | "signIn";

/** What becomes of an asynchronous invocation that fails. */
export interface Asynchronous {
  readonly retries: 0 | 1 | 2;
  readonly withinMinutes: number;
  readonly afterwards: "keep" | "forget";
}

/** What is said of one function, and all that is said of it. */
export interface FunctionRow {
  /** What it does, as the Lambda console shows it. */
  readonly does: string;
  readonly memory: number;
  readonly seconds: number;
  readonly table?: readonly TableAction[];
  readonly query?: readonly Queried[];
  readonly journal?: readonly JournalAction[];
  readonly uses?: readonly Use[];
  readonly asynchronous?: Asynchronous;
}
