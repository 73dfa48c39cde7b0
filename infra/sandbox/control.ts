import type { IncomingMessage } from "node:http";
import * as z from "zod";
import { FaultRequest } from "./faults.ts";
import { homePage } from "./home-page.ts";
import { type Answer, json, problem, readBody } from "./http.ts";
import { logsPage } from "./logs-page.ts";
import { messagePage } from "./message-page.ts";
import type { Parts } from "./parts.ts";
import { messageOf } from "./values.ts";

const TokenRequest = z.strictObject({ programme: z.string().min(1) });

type Handler = (request: IncomingMessage, url: URL, id: string) => Promise<Answer>;

/** What the `/_sandbox` routes need beside the parts: the operations of the sandbox itself. */
export interface Operations {
  ready(): boolean;
  advance(request: unknown, everyRun: boolean): Promise<unknown>;
  adminToken(programme: string): Promise<string>;
}

const html = (body: string): Answer => ({
  status: 200,
  headers: {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    // Mail is shown as it is, and fetches nothing from anywhere while it is.
    "content-security-policy":
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; frame-ancestors 'none'",
  },
  body,
});

/** A request's body. curl calls JSON a form unless it is told otherwise, so the body decides, not its label. */
async function bodyOf(request: IncomingMessage): Promise<{ value: unknown; isForm: boolean }> {
  const text = (await readBody(request))?.toString("utf8") ?? "";
  const labelled = request.headers["content-type"]?.startsWith("application/x-www-form-urlencoded") ?? false;
  const isForm = labelled && !text.trimStart().startsWith("{");
  if (isForm) return { value: Object.fromEntries(new URLSearchParams(text)), isForm };
  try {
    return { value: JSON.parse(text), isForm };
  } catch {
    return { value: undefined, isForm };
  }
}

const notFound = (what: string) => problem(404, "Not found", what);

/** The routes under `/_sandbox`. */
export function createControl(parts: Parts, operations: Operations) {
  const { clock, inbox, faults, log, driver, queues } = parts;

  const routes: Record<string, Handler> = {
    "GET /_sandbox": async () => html(homePage(parts)),
    "GET /_sandbox/health": async () =>
      json(operations.ready() ? 200 : 503, { ready: operations.ready(), now: new Date(clock.now()).toISOString() }),
    "POST /_sandbox/clock": async (request) => {
      const { value, isForm } = await bodyOf(request);
      const shape = z.looseObject({ everyRun: z.boolean().default(false) });
      const { everyRun, ...move } = shape.safeParse(value).data ?? { everyRun: false };
      if (driver.advancing) return problem(409, "Already advancing", "Another request moves the clock just now.");
      try {
        const result = await operations.advance(move, everyRun);
        return isForm ? { status: 303, headers: { location: "/_sandbox" }, body: "" } : json(200, result);
      } catch (error) {
        if (error instanceof RangeError) return problem(400, "Bad request", error.message);
        throw error;
      }
    },
    "GET /_sandbox/messages": async (_, url) => json(200, await inbox.list(url.searchParams.get("to") ?? undefined)),
    "GET /_sandbox/messages/ID": async (_, __, id) => {
      if (!id.endsWith(".eml")) {
        const message = await inbox.get(id);
        return message ? html(messagePage(message)) : notFound(`No message ${id}.`);
      }
      const raw = inbox.raw(id.slice(0, -".eml".length));
      return raw
        ? { status: 200, headers: { "content-type": "message/rfc822" }, body: raw }
        : notFound(`No message ${id}.`);
    },
    "POST /_sandbox/admin-token": async (request) => {
      const parsed = TokenRequest.safeParse((await bodyOf(request)).value);
      if (!parsed.success) return problem(400, "Bad request", 'Send {"programme":"*"} or the id of a programme.');
      return json(200, { token: await operations.adminToken(parsed.data.programme) });
    },
    "GET /_sandbox/faults": async () => json(200, faults.list()),
    "POST /_sandbox/faults": async (request) => {
      const parsed = FaultRequest.safeParse((await bodyOf(request)).value);
      if (!parsed.success) return problem(400, "Bad request", z.prettifyError(parsed.error));
      faults.add(parsed.data);
      return json(200, faults.list());
    },
    "DELETE /_sandbox/faults": async () => {
      faults.clear();
      return json(200, []);
    },
    "GET /_sandbox/queues": async () =>
      json(
        200,
        queues.all.map((queue) => ({
          name: queue.name,
          ...queue.counts(),
          messages: queue.messages().map(({ id, body, receives }) => ({ id, body, receives })),
        })),
      ),
    "GET /_sandbox/logs": async (request) =>
      request.headers.accept?.includes("text/html") ? html(logsPage(log.lines())) : json(200, log.lines()),
  };

  return async function control(request: IncomingMessage): Promise<Answer> {
    const url = new URL(request.url ?? "/", "http://sandbox");
    const path = url.pathname.replace(/\/$/, "");
    const id = /^\/_sandbox\/messages\/([^/]+)$/.exec(path)?.[1];
    const method = request.method === "HEAD" ? "GET" : (request.method ?? "GET");
    const handler = routes[`${method} ${id ? "/_sandbox/messages/ID" : path}`];
    if (!handler) return notFound(`The sandbox has no ${request.method} ${path}.`);
    // A page from the internet may send forms to this machine; it has no business moving the clock.
    if (method !== "GET" && request.headers["sec-fetch-site"] === "cross-site")
      return problem(403, "Forbidden", "Not from another site.");
    try {
      return await handler(request, url, decodeURIComponent(id ?? ""));
    } catch (error) {
      log.write("sandbox", `${method} ${path}: ${messageOf(error)}`);
      return problem(500, "The sandbox failed", messageOf(error));
    }
  };
}
