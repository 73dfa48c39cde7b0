import {
  type AuthorizationServer,
  allowInsecureRequests,
  authorizationCodeGrantRequest,
  type Client,
  calculatePKCECodeChallenge,
  generateRandomCodeVerifier,
  generateRandomState,
  None,
  processAuthorizationCodeResponse,
  processRefreshTokenResponse,
  refreshTokenGrantRequest,
  type TokenEndpointResponse,
  validateAuthResponse,
} from "oauth4webapi";
import { config, home } from "./config.ts";
import { hasLeft, leave, nothing } from "./leaving.ts";
import { seconds } from "./machine.ts";
import { keep, take } from "./storage.ts";
import { subjectOf } from "./subject.ts";

const server: AuthorizationServer = { issuer: config.issuer, token_endpoint: `${config.url}/oauth2/token` };
const client: Client = { client_id: config.client };
/** Only a sandbox on this machine signs in without TLS. */
const options = { [allowInsecureRequests]: config.url.startsWith("http://") };
const scope = "almanac/admin";
/** Seconds before its end at which a token is renewed, so that it does not end on its way. */
const margin = 30;

interface Session {
  readonly token: string;
  /** Whether the API has accepted it. */
  readonly taken: boolean;
  readonly until: number;
  readonly refresh: string | undefined;
}

/** The way to the sign-in and back. It lives in this tab alone. */
interface Flow {
  readonly state: string;
  readonly verifier: string;
  readonly search: string;
}

function begin({ access_token, expires_in = 3600, refresh_token }: TokenEndpointResponse, refresh?: string): string {
  const session: Session = {
    token: access_token,
    taken: false,
    until: seconds() + expires_in,
    refresh: refresh_token ?? refresh,
  };
  // Whoever has signed out meanwhile has not signed in again by this.
  if (hasLeft()) revoke(session);
  else keep("session", session);
  return access_token;
}

/** The token to send; renewed where it is about to end or was refused. Undefined: one must sign in. */
export async function token(refused = false): Promise<string | undefined> {
  const session = take<Session>("session");
  if (session === undefined) return undefined;
  if (!refused && session.until - margin > seconds()) return session.token;
  renewing ??= renew(session).finally(() => {
    renewing = undefined;
  });
  return renewing;
}

let renewing: Promise<string | undefined> | undefined;

async function renew({ refresh }: Session): Promise<string | undefined> {
  if (refresh === undefined || hasLeft()) return undefined;
  try {
    const response = await refreshTokenGrantRequest(server, client, None(), refresh, options);
    return begin(await processRefreshTokenResponse(server, client, response), refresh);
  } catch {
    return undefined;
  }
}

/** Whether the API has taken no token since somebody signed in: if it refuses even the first, signing in again will not help. */
export function isUntried(): boolean {
  return take<Session>("session")?.taken === false;
}

/** Who is signed in; undefined for nobody. */
export function who(): string | undefined {
  return subjectOf(take<Session>("session")?.token ?? "");
}

/** Notes that the API took the token. */
export function noteTaken(): void {
  const session = take<Session>("session");
  if (session?.taken === false) keep("session", { ...session, taken: true });
}

/** Leaves for the sign-in, and never returns: the browser comes back to this address with a code. */
export async function leaveToSignIn(): Promise<never> {
  if (hasLeft()) return nothing();
  keep("session", undefined);
  const flow: Flow = {
    state: generateRandomState(),
    verifier: generateRandomCodeVerifier(),
    search: searchWithoutAnswer(),
  };
  keep("flow", flow);
  const query = {
    ...{ response_type: "code", client_id: config.client, redirect_uri: home, scope, state: flow.state },
    ...{ code_challenge: await calculatePKCECodeChallenge(flow.verifier), code_challenge_method: "S256" },
  };
  if (!hasLeft()) location.assign(`${config.url}/oauth2/authorize?${new URLSearchParams(query)}`);
  return nothing();
}

/** Whether the address brings the sign-in's answer. */
export function isBack(): boolean {
  const query = new URLSearchParams(location.search);
  return query.has("state") && (query.has("code") || query.has("error"));
}

/** Changes the code into a token, and puts the address back as it was. @throws when the answer is not to this tab's question. */
export async function arrive(): Promise<void> {
  const flow = take<Flow>("flow");
  const answer = new URL(location.href);
  history.replaceState(history.state, "", flow?.search || location.pathname);
  keep("flow", undefined);
  if (flow === undefined) throw new Error("Nobody asked to sign in.");
  const parameters = validateAuthResponse(server, client, answer, flow.state);
  const response = await authorizationCodeGrantRequest(
    server,
    client,
    None(),
    parameters,
    home,
    flow.verifier,
    options,
  );
  begin(await processAuthorizationCodeResponse(server, client, response));
}

/** Ends the session here and at the sign-in, which leads back here. */
export function signOut(): void {
  leave();
  const session = take<Session>("session");
  sessionStorage.clear();
  keep("signed-out", true);
  if (session !== undefined) revoke(session);
  location.assign(`${config.url}/logout?${new URLSearchParams({ client_id: config.client, logout_uri: home })}`);
}

/** Its answer does not matter, and no other site need allow it: the refresh token just ends. */
function revoke({ refresh }: Session): void {
  if (refresh === undefined) return;
  const body = new URLSearchParams({ token: refresh, client_id: config.client });
  const post: RequestInit = { method: "POST", mode: "no-cors", keepalive: true, body };
  fetch(`${config.url}/oauth2/revoke`, post).catch(() => undefined);
}

function searchWithoutAnswer(): string {
  const query = new URLSearchParams(location.search);
  for (const name of ["code", "state", "error", "error_description", "iss"]) query.delete(name);
  return query.size === 0 ? "" : `?${query}`;
}
