import type * as z from "zod";
import type { AdvanceRequest } from "./advance.ts";
import type { Database } from "./dynamo-local.ts";
import type { FaultRequest } from "./faults.ts";
import type { Advanced } from "./handle.ts";
import type { InboxMessage, Stored } from "./inbox.ts";
import type { LogLine } from "./log.ts";
import type { Meter } from "./meter.ts";

/** How to start a sandbox. Everything has a default. */
export interface SandboxOptions {
  /** The folder CDK synthesized into; a promise lets the database start while CDK is still at work. Default: cdk.out */
  assembly?: string | Promise<string>;
  /** Which stack, if the assembly holds several. */
  stack?: string;
  /** Default: any free port. */
  port?: number;
  /** One that runs already, for one sandbox of many. Default: a DynamoDB Local of its own. */
  database?: Database;
  /** Keeps table, inbox, secrets and clock here between runs. */
  data?: string;
  /** The first instant of the clock. Default: now, or where the kept clock stood. */
  start?: string;
  /** Values for the template's parameters. */
  parameters?: Record<string, string>;
  /** Makes secrets and generated ids reproducible. */
  seed?: number;
  /** Runs every occurrence of every schedule, even those of which the function said that nothing would come. */
  everyRun?: boolean;
  /** How many things of one instant may run side by side while the clock is advanced. Default 1: reproducible. */
  parallel?: number;
  /** The clock stands between advances: with a seed, a whole year comes out the same to the millisecond. */
  still?: boolean;
  /** Prints every log line. */
  verbose?: boolean;
  /** `smtp://host:port` of a server that gets every accepted message too. */
  relay?: string;
  /** Milliseconds, of real time: no timer of a function runs longer, and calls that hang end. For runs full of faults. */
  patience?: number;
  /** Mails a second that SES says it takes. Default: 14, as SES grants at first. */
  sendRate?: number;
  /** Counts what the functions use of the services: see `meter`. */
  metered?: boolean;
  /** Runs when everything works but before the sandbox says that it is ready. */
  prepare?: (sandbox: Sandbox) => Promise<void>;
  /** Where start-up notices go. */
  say?: (line: string) => void;
}

/** A running sandbox. */
export interface Sandbox {
  /** Where the API and `/_sandbox` are, without a slash at the end. */
  url: string;
  /** Where the AWS SDK finds the services; any credentials do. */
  endpoint: string;
  /** Physical names of the template's tables. */
  tables: string[];
  /** The template's outputs. */
  outputs: Record<string, unknown>;
  now(): Date;
  /** `"P30D"`, or `{ to: "2027-01-31T12:00:00Z" }`. */
  advance(by: string | AdvanceRequest, options?: { everyRun?: boolean }): Promise<Advanced>;
  messages(to?: string): Promise<InboxMessage[]>;
  adminToken(programme?: string): Promise<string>;
  addFault(fault: z.input<typeof FaultRequest>): void;
  clearFaults(): void;
  /** How often each fault hit: `{"ses throttle": 3}`. */
  faultHits(): Record<string, number>;
  /** What SES accepted, by its envelope and tags, without parsing any mail. */
  accepted(): Stored[];
  /** The functions' processes that live: for whoever wants to kill one. */
  processes(): { pid: number | undefined; function: string; busy: boolean }[];
  /** How many messages stand in each queue, by its logical id. */
  queued(): Record<string, number>;
  /** Counts what the functions use, where it was started `metered`. */
  meter: Meter | undefined;
  logs(): LogLine[];
  stop(): Promise<void>;
}
