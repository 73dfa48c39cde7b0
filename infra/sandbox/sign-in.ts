import type { IncomingMessage, ServerResponse } from "node:http";
import type Provider from "oidc-provider";
import * as z from "zod";
import { type Answer, problem, readBody, send } from "./http.ts";
import type { Issuer } from "./issuer.ts";
import { signInPath } from "./sign-in-address.ts";
import { signInPage } from "./sign-in-page.ts";
import type { SignInClient } from "./sign-in-provider.ts";
import type { Stack } from "./stack.ts";

const ClientProperties = z.object({
  UserPoolId: z.string(),
  AllowedOAuthFlows: z.array(z.string()).default([]),
  CallbackURLs: z.array(z.string()).default([]),
  LogoutURLs: z.array(z.string()).default([]),
});

/** What a form on the page names. Ids of programmes are the pool's groups. */
const Account = z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/);

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Stands where Cognito's pages do, for the app client that people sign in with. Undefined: the template has none. */
export function createSignIn(stack: Stack, issuer: Issuer): Handler | undefined {
  const found = stack
    .all("AWS::Cognito::UserPoolClient", ClientProperties)
    .find(({ properties }) => properties.AllowedOAuthFlows.includes("code"));
  if (!found) return undefined;
  const { UserPoolId: pool, CallbackURLs, LogoutURLs } = found.properties;
  const callbacks = CallbackURLs.flatMap(hereByBothNames);
  const farewells = LogoutURLs.flatMap(hereByBothNames);
  const client: SignInClient = { id: found.ref, pool, callbacks };
  let provider: Promise<Provider> | undefined;
  // Most sandboxes never see anybody sign in.
  const providerOf = () => {
    provider ??= import("./sign-in-provider.ts").then(({ createProvider }) => createProvider(issuer, client));
    return provider;
  };

  return async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://sandbox");
    if (pathname.startsWith(`${signInPath}/choose/`)) {
      if (request.method === "POST") return choose(await providerOf(), request, response);
      return send(response, html(signInPage(pathname)));
    }
    if (pathname === `${signInPath}/logout`) return send(response, logout(searchParams, client, farewells));
    (await providerOf()).callback()(request, response);
  };
}

/** This machine goes by two names, and people type either. */
function hereByBothNames(url: string): string[] {
  return url.startsWith("http://127.0.0.1") ? [url, url.replace("//127.0.0.1", "//localhost")] : [url];
}

function html(body: string): Answer {
  return { status: 200, headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" }, body };
}

/** Takes the choice, and sends the browser on to where it came from with a code. */
async function choose(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const form = new URLSearchParams((await readBody(request, 1_000))?.toString("utf8"));
  const account = Account.safeParse(form.get("account"));
  if (!account.success) return send(response, problem(400, "Bad request", "Choose who you are."));
  await provider.interactionFinished(request, response, { login: { accountId: account.data } });
}

/** Cognito's own end of a session: it forgets the browser and leads to an address that the client names. */
function logout(query: URLSearchParams, client: SignInClient, farewells: readonly string[]): Answer {
  const to = query.get("logout_uri") ?? "";
  if (query.get("client_id") !== client.id || !farewells.includes(to))
    return problem(400, "Bad request", "This client does not lead there.");
  const forgotten = ["_session", "_session.sig", "_session.legacy", "_session.legacy.sig"].map(
    (name) => `${name}=; path=/; max-age=0`,
  );
  return { status: 302, headers: { location: to, "set-cookie": forgotten }, body: "" };
}
