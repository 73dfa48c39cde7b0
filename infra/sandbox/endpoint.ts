import type { IncomingMessage, ServerResponse } from "node:http";
import { AwsError, jsonError, xmlError } from "./aws-errors.ts";
import type { Fault, Faults } from "./faults.ts";
import { type Answer, type LocalServer, listen, readBody, send } from "./http.ts";
import type { Lambda } from "./lambda.ts";
import type { Log } from "./log.ts";
import type { Meter } from "./meter.ts";
import type { Policies } from "./policies.ts";
import type { Randomness } from "./random.ts";
import type { Service, ServiceCall } from "./service.ts";
import { messageOf } from "./values.ts";
import type { Worker } from "./worker.ts";

/** What the endpoint needs once everything is built; the server itself must listen before that. */
export interface EndpointParts {
  /** By the prefix of `X-Amz-Target`. */
  byTarget: Record<string, Service>;
  /** Form-encoded calls: SES v1. */
  query: Service;
  lambda: Lambda;
  policies: Policies;
  faults: Faults;
  randomness: Randomness;
  log: Log;
  /** See SandboxOptions. */
  patience: number | undefined;
  /** Counts the calls and what they use, where somebody wants to know. */
  meter: Meter | undefined;
}

/** Where the functions' AWS SDK clients are pointed at. */
export interface Endpoint extends LocalServer {
  url: string;
  open(parts: EndpointParts): void;
}

/** Listens at once; answers 503 until it is opened with its services. */
export async function listenForAws(): Promise<Endpoint> {
  let parts: EndpointParts | undefined;
  const server = await listen(0, async (request, response) => {
    if (parts) await answerCall(parts, request, response);
    else response.writeHead(503).end();
  });
  return {
    ...server,
    url: `http://127.0.0.1:${server.port}`,
    open(opened) {
      parts = opened;
    },
  };
}

async function answerCall(parts: EndpointParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = (await readBody(request)) ?? Buffer.alloc(0);
  const target = request.headers["x-amz-target"];
  const [prefix = "", targetAction = ""] = typeof target === "string" ? target.split(".") : [];
  const service = target === undefined ? parts.query : parts.byTarget[prefix];
  if (!service) {
    parts.log.write("sandbox", `A function called ${prefix}, which the sandbox does not have.`);
    send(response, jsonError(new AwsError("UnknownOperationException", `The sandbox has no ${prefix}.`)));
    return;
  }
  const action =
    target === undefined ? (new URLSearchParams(body.toString("latin1")).get("Action") ?? "") : targetAction;
  const accessKey = /Credential=([^/]+)/.exec(request.headers.authorization ?? "")?.[1] ?? "";
  const worker = parts.lambda.workerOf(accessKey);
  const fault = service.faults ? parts.faults.draw(service.faults, { by: worker?.spec.id, action }) : undefined;
  const call: ServiceCall = {
    action,
    body,
    headers: request.headers,
    invocation: worker?.current?.id,
    caller: worker
      ? `${worker.spec.roleArn.replace(":iam:", ":sts:").replace(":role/", ":assumed-role/")}/${worker.spec.name}`
      : "root",
    duplicate: fault?.kind === "duplicate",
  };
  const doomed = countdown(worker);
  const answer = await withFault(parts, service, call, worker, fault);
  if (doomed || fault?.kind === "kill") worker?.kill(`killed by a fault during ${service.name}:${action}`);
  if (answer === "never") return outlast(parts, worker, response);
  if (answer === "lost" || doomed || fault?.kind === "kill") response.destroy();
  else send(response, answer);
}

/** A killed invocation (fault `lambda`/`kill`) dies at its n-th call. True when this is the one. */
function countdown(worker: Worker | undefined): boolean {
  const invocation = worker?.current;
  if (invocation?.killAfterCalls === undefined) return false;
  invocation.killAfterCalls -= 1;
  return invocation.killAfterCalls < 0;
}

/** A caller that never gives a hanging call up stands still until its function's timeout: where time is short, that comes sooner. */
function outlast({ patience }: EndpointParts, worker: Worker | undefined, response: ServerResponse): void {
  if (patience === undefined || !worker) return;
  const timer = setTimeout(() => worker.kill("Task timed out: a call that hung was never given up"), 2 * patience);
  response.once("close", () => clearTimeout(timer));
}

async function withFault(
  parts: EndpointParts,
  service: Service,
  call: ServiceCall,
  worker: Worker | undefined,
  fault: Fault | undefined,
): Promise<Answer | "lost" | "never"> {
  if (fault) parts.log.write("sandbox", `fault: ${service.name} ${call.action} ${fault.kind}`);
  switch (fault?.kind) {
    case "throttle":
      return failure(parts, service, new AwsError(service.throttle.code, service.throttle.message));
    case "error":
      return failure(parts, service, new AwsError("InternalFailure", "Internal failure (fault).", 500));
    case "reject":
      return failure(parts, service, new AwsError("MessageRejected", "The message was rejected (fault)."));
    case "hang":
      return "never";
    case "kill":
      // Before or after the work was done: both happen.
      if (fault.random() < 0.5) return "lost";
      await perform(parts, service, call, worker);
      return "lost";
    case "lost-response":
      await perform(parts, service, call, worker);
      return "lost";
    case "duplicate":
    case undefined:
      return perform(parts, service, call, worker);
  }
}

/** The call itself: allowed, then done. Callers from outside the template (a test, the laptop's owner) may do everything. */
async function perform(
  parts: EndpointParts,
  service: Service,
  call: ServiceCall,
  worker: Worker | undefined,
): Promise<Answer> {
  try {
    for (const ask of worker ? service.asks(call) : []) {
      if (parts.policies.roleMay(worker?.spec.roleArn ?? "", ask)) continue;
      const message = `User: ${call.caller} is not authorized to perform: ${ask.action} on resource: ${ask.resource} because no identity-based policy allows the ${ask.action} action`;
      parts.log.write("iam", `DENIED ${message}`);
      const code = service.protocol === "query" ? "AccessDenied" : "AccessDeniedException";
      return failure(parts, service, new AwsError(code, message, service.protocol === "query" ? 403 : 400));
    }
    const answer = await service.handle(call);
    parts.meter?.note(worker?.spec.id ?? "outside", service.name, call.action, answer.body);
    return answer;
  } catch (error) {
    if (error instanceof AwsError) return failure(parts, service, error);
    parts.log.write("sandbox", `${service.name} ${call.action}: ${messageOf(error)}`);
    return failure(parts, service, new AwsError("InternalFailure", messageOf(error), 500));
  }
}

function failure(parts: EndpointParts, service: Service, error: AwsError): Answer {
  return service.protocol === "query" ? xmlError(error, parts.randomness.uuid("request")) : jsonError(error);
}
