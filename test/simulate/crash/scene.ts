import type { Temporal } from "temporal-polyfill";
import type { Item } from "#shared/adapters/dynamo/items.ts";
import type { RouteName } from "#shared/contracts/routes.ts";
import type { JobName } from "#shared/contracts/schedules.ts";
import type { Writer } from "#shared/usecases/mail/letters/whole.ts";
import type { Letter } from "#shared/usecases/mail-ports.ts";
import type { Ports } from "#shared/usecases/ports.ts";
import type { Parts } from "#test/support/api.ts";
import type { FakeMailer } from "#test/support/fakes.ts";
import type { MemoryStore } from "#test/support/memory-store.ts";
import type { Passed } from "./invocation.ts";

/** A deployment as it stands before an operation, and what happens in it from then on. */
export interface Scene {
  readonly name: string;
  readonly items: readonly Item[];
  readonly ports: Ports;
  /** When it begins, and how many hours are watched. */
  readonly at: string;
  readonly hours: number;
  /** Scheduled jobs that run besides dispatch and reconcile. */
  readonly nightly: readonly JobName[];
  /** Makes letters; the whole ones, unless something cheaper will do. */
  readonly write?: Writer;
  /** Whether a coordinator looks at held mail, an hour on, and has it tried once more. */
  readonly minded?: boolean;
  /** What somebody does at the beginning. */
  readonly begin: (life: Life) => void;
  /** What somebody does when SES has taken a letter for them. */
  readonly read?: (letter: Letter, life: Life) => void;
  /** Outcomes of the pages people see in the end, one for each thing they tried. */
  readonly pages?: Readonly<Record<string, string>>;
  /** Differences to a life without failures that are as they should be, after so many failures. */
  readonly mayDiffer?: (line: string, failures: number) => boolean;
}

/** What somebody sends: the route, and the request once its time has come. */
export type Press = (life: Life) => Promise<Parts>;

/** A scene as it is being lived. */
export interface Life {
  readonly scene: Scene;
  readonly store: MemoryStore;
  readonly mailer: FakeMailer;
  readonly ports: Ports;
  /** Every checkpoint passed so far, in order. */
  readonly trace: readonly Passed[];
  /** What came of what people tried, by what it was. */
  readonly pages: Readonly<Record<string, string>>;
  now(): Temporal.Instant;
  /** Does something in so many minutes. */
  after(minutes: number, run: () => Promise<void>): void;
  /** Presses a button, and presses it again while no page or an excuse comes back. */
  press(what: string, route: RouteName, parts: Press, pauses?: readonly number[]): Promise<void>;
  /** Lives it to its end. */
  live(): Promise<Life>;
}
