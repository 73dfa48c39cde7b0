import { join } from "node:path";
import type { AdvanceRequest } from "./advance.ts";
import { readAssembly } from "./assembly.ts";
import { createClock, firstInstant } from "./clock.ts";
import { createControl } from "./control.ts";
import { openDataFolder } from "./data-folder.ts";
import { startDynamoLocal } from "./dynamo-local.ts";
import { createTables } from "./dynamo-tables.ts";
import { listenForAws } from "./endpoint.ts";
import type { FaultRequest } from "./faults.ts";
import { type Advanced, createHandle } from "./handle.ts";
import { listen, send } from "./http.ts";
import type { InboxMessage } from "./inbox.ts";
import { createLog, type LogLine } from "./log.ts";
import { chooseParameters } from "./parameters.ts";
import { assembleParts, type Parts, stopParts } from "./parts.ts";
import { signInPath } from "./sign-in-address.ts";
import { createStack } from "./stack.ts";

/** How to start a sandbox. Everything has a default. */
export interface SandboxOptions {
  /** The folder CDK synthesized into; a promise lets the database start while CDK is still at work. Default: cdk.out */
  assembly?: string | Promise<string>;
  /** Which stack, if the assembly holds several. */
  stack?: string;
  /** Default: any free port. */
  port?: number;
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
  addFault(fault: FaultRequest): void;
  clearFaults(): void;
  logs(): LogLine[];
  stop(): Promise<void>;
}

const account = "123456789012";
const defaultRegion = "us-east-1";
const clockSaveMs = 2_000;

/** Starts the template of a cloud assembly on this machine. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const say = options.say ?? ((line: string) => void process.stderr.write(`${line}\n`));
  const data = options.data === undefined ? undefined : openDataFolder(options.data);
  const clock = createClock(firstInstant(options.start, data?.savedClock()));
  const log = createLog(() => clock.now(), options.verbose ?? false);
  const closers: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };

  try {
    const halt = new AbortController();
    // Java takes longest: everything else happens meanwhile.
    const starting = startDynamoLocal(data?.dynamo, say, halt.signal);
    starting.catch(() => undefined);
    closers.push(async () => {
      halt.abort();
      await (await starting.catch(() => undefined))?.stop();
    });
    const endpoint = await listenForAws();
    closers.push(() => endpoint.close());
    let control: ReturnType<typeof createControl> | undefined;
    let parts: Parts | undefined;
    const server = await listen(options.port ?? 0, async (request, response) => {
      const isControl = /^\/_sandbox(?:[/?]|$)/.test(request.url ?? "");
      if (!control || (!isControl && !parts?.api)) response.writeHead(503, { "retry-after": "1" }).end();
      else if (parts?.signIn && request.url?.startsWith(`${signInPath}/`)) await parts.signIn(request, response);
      else if (isControl) send(response, await control(request));
      else await parts?.api?.(request, response);
    });
    closers.push(() => server.close());
    const host = `127.0.0.1:${server.port}`;
    const url = `http://${host}`;

    const assembly = await readAssembly(await (options.assembly ?? join(process.cwd(), "cdk.out")), options.stack);
    const parameters = chooseParameters(assembly.template, url, options.parameters ?? {});
    const region = assembly.region ?? defaultRegion;
    const stack = createStack(assembly.template, {
      name: assembly.stackName,
      region,
      account,
      queueHost: endpoint.url,
      parameters,
    });
    const dynamoUrl = (await starting).url;
    const tables = await createTables(stack, dynamoUrl);
    const running = await assembleParts({
      stack,
      assembly,
      clock,
      log,
      endpoint,
      data,
      dynamoUrl,
      host,
      seed: options.seed,
      parallel: options.parallel ?? 1,
      still: options.still ?? false,
      relay: options.relay,
    });
    parts = running;
    closers.push(() => stopParts(running));
    if (data) {
      const timer = setInterval(() => data.saveClock(clock.now()), clockSaveMs);
      closers.push(async () => {
        clearInterval(timer);
        data.saveClock(clock.now());
      });
    }

    let ready = false;
    const sandbox = createHandle(running, {
      url,
      endpoint: endpoint.url,
      tables,
      everyRun: options.everyRun ?? false,
      close,
    });
    control = createControl(running, {
      ready: () => ready,
      advance: (request, everyRun) => sandbox.move(request, everyRun),
      adminToken: sandbox.adminToken,
    });
    running.scheduler.setEveryRun(options.everyRun ?? false);
    // Until here the clock stood: the first instant is the first at which anything can happen.
    if (!options.still) clock.release();
    running.scheduler.start();
    await options.prepare?.(sandbox);
    ready = true;
    return sandbox;
  } catch (error) {
    await close();
    throw error;
  }
}
