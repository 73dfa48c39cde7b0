import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import * as z from "zod";
import { bundleFunctions } from "#infra/bundle.ts";
import { consoleShell, shellPolicy } from "#shared/console/shell.tsx";
import type { Locale } from "#shared/domain/locale.ts";

/** A request to the admin API, as the script sent it. */
export interface Asked {
  readonly method: string;
  /** Below `/admin/`, query included. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
}

/** What a test lets the admin API answer; `lost`: the connection breaks. */
export type Answered =
  | { readonly status?: number; readonly headers?: Record<string, string>; readonly body: string }
  | "lost";
type Answer = Answered | ((asked: Asked) => Answered | Promise<Answered>);

const port = z.object({ port: z.number() });

/** The shell, its script, a sign-in that asks nothing, and an admin API that answers what a test says. */
export async function consoleBench() {
  const script = consoleScript();
  const answers = new Map<string, Answer>();
  const asked: Asked[] = [];
  /** Tokens that the API takes, and refresh tokens that the sign-in takes. */
  const valid = new Set<string>();
  const counts = { signIns: 0, renewals: 0, tokens: 0 };
  /** Who signs in next. */
  const person = { sub: "cora" };
  /** What a renewal waits for, whether signing out leads anywhere yet, and the refresh tokens that were given back. */
  const waits: { renewal?: Promise<void>; logout?: boolean } = {};
  const revoked: string[] = [];

  function token() {
    counts.tokens += 1;
    const claims = Buffer.from(JSON.stringify({ sub: person.sub })).toString("base64url");
    const both = { access_token: `token.${claims}.${counts.tokens}`, refresh_token: `refresh ${counts.tokens}` };
    for (const one of Object.values(both)) valid.add(one);
    return { token_type: "Bearer", expires_in: 3600, ...both };
  }

  async function admin(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const one = { method: request.method ?? "", path, headers: single(request), body: await bodyOf(request) };
    if (!valid.has((one.headers["authorization"] ?? "").replace("Bearer ", "")))
      return void response.writeHead(401, { "content-type": "application/problem+json" }).end("{}");
    asked.push(one);
    const key = `${one.method} ${path}`;
    const answer = answers.get(key) ?? answers.get(key.split("?")[0] ?? "") ?? { status: 404, body: "{}" };
    const said = typeof answer === "function" ? await answer(one) : answer;
    if (said === "lost") return void request.socket.destroy();
    const type = said.body.startsWith("<") ? "text/html; charset=utf-8" : "application/json";
    response.writeHead(said.status ?? 200, { "content-type": type, ...said.headers }).end(said.body);
  }

  const server = createServer((request, response) => void serve(request, response));
  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", home());
    const query = url.searchParams;
    const json = (value: unknown, status = 200) =>
      void response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
    if (url.pathname === "/v1/console") {
      const signIn = { client: "desk", url: `${home()}/sign-in`, issuer: "https://issuer.example" };
      const locale: Locale = query.get("lang") === "fr" ? "fr" : "en-US";
      const policy = { "content-type": "text/html; charset=utf-8", "content-security-policy": shellPolicy(signIn.url) };
      return void response.writeHead(200, policy).end(consoleShell({ locale, signIn, script: "1" }));
    }
    if (url.pathname === "/v1/console.js")
      return void response.writeHead(200, { "content-type": "text/javascript" }).end(script);
    if (url.pathname.startsWith("/v1/admin/"))
      return admin(request, response, decodeURI(`${url.pathname.slice("/v1/admin/".length)}${url.search}`));
    if (url.pathname === "/sign-in/oauth2/authorize") {
      counts.signIns += 1;
      const back = new URLSearchParams({ code: "one", state: query.get("state") ?? "" });
      return void response.writeHead(302, { location: `${query.get("redirect_uri")}?${back}` }).end();
    }
    if (url.pathname === "/sign-in/oauth2/token") {
      const form = new URLSearchParams((await bodyOf(request)).toString());
      if (form.get("grant_type") !== "refresh_token") return json(token());
      if (!valid.has(form.get("refresh_token") ?? "")) return json({ error: "invalid_grant" }, 400);
      counts.renewals += 1;
      await waits.renewal;
      return json(token());
    }
    if (url.pathname === "/sign-in/oauth2/revoke") {
      revoked.push(new URLSearchParams((await bodyOf(request)).toString()).get("token") ?? "");
      return void response.writeHead(200).end();
    }
    if (url.pathname === "/sign-in/logout") {
      // The browser stays where it is, as long as it waits.
      if (waits.logout === true) return void response.writeHead(204).end();
      return void response.writeHead(302, { location: query.get("logout_uri") ?? "" }).end();
    }
    response.writeHead(404).end();
  }
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const home = () => `http://127.0.0.1:${port.parse(server.address()).port}`;

  return {
    /** Below a stage, as on API Gateway's own address. */
    url: `${home()}/v1/console`,
    answers,
    asked,
    counts,
    person,
    waits,
    revoked,
    /** Only the requests that change something. */
    changes: () => asked.filter(({ method }) => method !== "GET"),
    /** No token is taken any more; `renewable`: but those that renew. */
    end(renewable: boolean): void {
      for (const one of valid) if (!renewable || one.startsWith("token")) valid.delete(one);
    },
    clear(): void {
      for (const list of [asked, revoked]) list.splice(0);
      answers.clear();
      person.sub = "cora";
      Object.assign(counts, { signIns: 0, renewals: 0 });
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

function consoleScript(): string {
  using bundles = bundleFunctions(["http/console"]);
  return readFileSync(join(bundles.folderOf("http/console"), "console.js"), "utf8");
}

function single({ headers }: IncomingMessage): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat().join(", ")]));
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
