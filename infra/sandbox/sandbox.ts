import { join } from "node:path";
import { readAssembly } from "./assembly.ts";
import { createClock, firstInstant } from "./clock.ts";
import { createControl } from "./control.ts";
import { openDataFolder } from "./data-folder.ts";
import { startDynamoLocal } from "./dynamo-local.ts";
import { createTables } from "./dynamo-tables.ts";
import { listenForAws } from "./endpoint.ts";
import { createHandle } from "./handle.ts";
import { listen, send } from "./http.ts";
import { createLog } from "./log.ts";
import type { Sandbox, SandboxOptions } from "./options.ts";
import { chooseParameters } from "./parameters.ts";
import { assembleParts, type Parts, stopParts } from "./parts.ts";
import { signInPath } from "./sign-in-address.ts";
import { createStack } from "./stack.ts";

export type { Sandbox, SandboxOptions } from "./options.ts";

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
    const starting = options.database
      ? Promise.resolve({ ...options.database, stop: async () => undefined })
      : startDynamoLocal(data?.dynamo, say, halt.signal);
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
    const database = await starting;
    const tables = await createTables(stack, database);
    const running = await assembleParts({
      stack,
      assembly,
      clock,
      log,
      endpoint,
      data,
      database,
      host,
      seed: options.seed,
      parallel: options.parallel ?? 1,
      still: options.still ?? false,
      relay: options.relay,
      patience: options.patience,
      metered: options.metered ?? false,
      sendRate: options.sendRate,
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
