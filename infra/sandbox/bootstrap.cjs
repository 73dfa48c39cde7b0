// Runs in a function's own process: fetches invocations from the Runtime API, as the Lambda runtime does, and sets
// the process's clock to the sandbox's time for each of them. The function's code cannot tell the difference.
//
// CommonJS, as an import of node:http would load every part of Node that it might name, in every process.
const { existsSync } = require("node:fs");
const { Agent, request } = require("node:http");
const { enableCompileCache, flushCompileCache, syncBuiltinESMExports } = require("node:module");
const { join } = require("node:path");
const { performance } = require("node:perf_hooks");
const timers = require("node:timers/promises");
const { pathToFileURL } = require("node:url");

// Bundles are megabytes: what was compiled once is kept beside them, for every process after the first.
enableCompileCache(join(process.env.LAMBDA_TASK_ROOT, "..", "compiled"));

// The parent holds the other end of stdin. When it dies, however it dies, this process must not stay behind.
process.stdin
  .on("end", () => process.exit(0))
  .on("error", () => process.exit(0))
  .resume();

const environment = process.env;
const api = new URL(`http://${environment.AWS_LAMBDA_RUNTIME_API}`);
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

const RealDate = Date;
/** Virtual time = `base` + the time passed since it was set, in steps of `step` milliseconds. */
const clock = { base: RealDate.now(), since: performance.now(), step: 1 };
const virtualNow = () => clock.base + Math.floor((performance.now() - clock.since) / clock.step) * clock.step;

/** Sets the process's time. While the sandbox advances, it moves in whole seconds: the same year gives the same instants. */
function setClock(now, step) {
  Object.assign(clock, { base: now, since: performance.now(), step });
}

RealDate.now = virtualNow;
globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, newTarget) =>
    Reflect.construct(target, given.length === 0 ? [virtualNow()] : given, newTarget),
  apply: () => new RealDate(virtualNow()).toString(),
});
RealDate.prototype.constructor = globalThis.Date;

/** The longest a timer of the function runs, in real milliseconds: where faults make calls hang, nobody gains from waiting. */
const patience = Number(environment.SANDBOX_PATIENCE ?? Number.POSITIVE_INFINITY);
if (Number.isFinite(patience)) {
  globalThis.setTimeout = new Proxy(setTimeout, {
    apply: (target, self, [work, delay = 0, ...given]) =>
      Reflect.apply(target, self, [work, Math.min(delay, patience), ...given]),
  });
}

// Whoever waits for its turn waits in the sandbox's time: while that is advanced, no real time passes with waiting.
const wait = timers.setTimeout;
timers.setTimeout = (delay, ...given) => wait(clock.step > 1 ? 0 : Math.min(delay ?? 0, patience), ...given);

/** One HTTP exchange with the Runtime API, over one connection that stays open. */
function call(method, path, body, headers = {}) {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { "content-length": Buffer.byteLength(body) };
    const sent = request(
      {
        agent,
        host: api.hostname,
        port: api.port,
        method,
        path: `${api.pathname}/2018-06-01/runtime/${path}`,
        headers: { ...headers, ...length },
      },
      (response) => {
        const chunks = [];
        response.on("data", (chunk) => chunks.push(chunk));
        response.on("end", () => resolve({ headers: response.headers, body: Buffer.concat(chunks).toString("utf8") }));
        response.on("error", reject);
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}

function describe(error) {
  const known = error instanceof Error ? error : new Error(String(error));
  return JSON.stringify({ errorType: known.name, errorMessage: known.message, trace: (known.stack ?? "").split("\n") });
}

async function loadHandler() {
  const [file, name] = environment._HANDLER.split(".");
  const path = join(environment.LAMBDA_TASK_ROOT, file);
  const found = [".mjs", ".cjs"].map((extension) => path + extension).find(existsSync);
  if (found === undefined) throw new Error(`Cannot find ${file}.mjs or ${file}.cjs in ${environment.LAMBDA_TASK_ROOT}`);
  // As Lambda's own runtime does: CommonJS is required, everything else is imported.
  const module = found.endsWith(".cjs") ? require(found) : await imported(found);
  if (typeof module[name] !== "function") throw new Error(`${environment._HANDLER} is not a function`);
  return module[name];
}

function imported(path) {
  // What is imported must meet the timers above, too.
  syncBuiltinESMExports();
  return import(pathToFileURL(path).href);
}

function contextOf(headers) {
  const deadline = performance.now() + Number(headers["sandbox-timeout-ms"]);
  return {
    awsRequestId: headers["lambda-runtime-aws-request-id"],
    invokedFunctionArn: headers["lambda-runtime-invoked-function-arn"],
    functionName: environment.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: environment.AWS_LAMBDA_FUNCTION_VERSION,
    memoryLimitInMB: environment.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: environment.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: environment.AWS_LAMBDA_LOG_STREAM_NAME,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, Math.round(deadline - performance.now())),
  };
}

async function invoke(handler, next) {
  const id = next.headers["lambda-runtime-aws-request-id"];
  setClock(Number(next.headers["sandbox-now"]), Number(next.headers["sandbox-step"]));
  const json = { "content-type": "application/json" };
  try {
    const result = await handler(JSON.parse(next.body), contextOf(next.headers));
    await call("POST", `invocation/${id}/response`, JSON.stringify(result ?? null), json);
  } catch (error) {
    await call("POST", `invocation/${id}/error`, describe(error), json);
  }
}

async function main() {
  // Loading happens at the time of the first invocation, which the parent hands over as the process's first moment.
  setClock(Number(environment.SANDBOX_NOW), 1000);
  delete environment.SANDBOX_NOW;
  let handler;
  try {
    handler = await loadHandler();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
    await call("POST", "init/error", describe(error));
    process.exit(1);
  }
  for (let first = true; ; first = false) {
    await invoke(handler, await call("GET", "invocation/next"));
    // Now, as the process will be killed, not ended; and with what only an invocation makes it compile.
    if (first) flushCompileCache();
  }
}

main().catch((error) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exit(1);
});
