import { randomBytes } from "node:crypto";
import Provider, { type Configuration } from "oidc-provider";
import type { Issuer } from "./issuer.ts";
import { signInPath } from "./sign-in-address.ts";
import { createSignInMemory } from "./sign-in-memory.ts";
import { groupsOf } from "./sign-in-page.ts";

/** The console's app client, as the template has it. */
export interface SignInClient {
  readonly id: string;
  readonly pool: string;
  readonly callbacks: readonly string[];
}

/** What the pool's own pages do, done by an OpenID Connect provider: codes only against a PKCE verifier, sessions of an hour. */
export async function createProvider(issuer: Issuer, client: SignInClient): Promise<Provider> {
  const provider = new Provider(issuer.of(client.pool), await configurationOf(issuer, client));
  // Behind nothing: what it thinks of itself must not depend on headers.
  provider.proxy = false;
  provider.use(async (context, next) => {
    await next();
    await asCognito(context, issuer, client);
  });
  return provider;
}

const hour = 3_600;

async function configurationOf(issuer: Issuer, client: SignInClient): Promise<Configuration> {
  return {
    adapter: createSignInMemory(),
    clients: [
      {
        client_id: client.id,
        token_endpoint_auth_method: "none",
        redirect_uris: [...client.callbacks],
        grant_types: ["authorization_code", "refresh_token"],
        response_types: ["code"],
      },
    ],
    jwks: { keys: [await issuer.privateKey()] },
    cookies: { keys: [randomBytes(32).toString("hex")] },
    scopes: ["openid", "email", "almanac/admin"],
    pkce: { required: () => true },
    responseTypes: ["code"],
    features: {
      devInteractions: { enabled: false },
      revocation: { enabled: true, allowedPolicy: () => true },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
    },
    routes: {
      authorization: `${signInPath}/oauth2/authorize`,
      token: `${signInPath}/oauth2/token`,
      revocation: `${signInPath}/oauth2/revoke`,
      jwks: `${signInPath}/jwks`,
    },
    interactions: { url: (_, { uid }) => `${signInPath}/choose/${uid}` },
    findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
    // Whoever signs in has agreed: the console is the pool's own.
    loadExistingGrant: async ({ oidc }) => {
      const { Grant } = oidc.provider;
      const grant = new Grant({ accountId: oidc.session?.accountId ?? "", clientId: client.id });
      grant.addOIDCScope("openid email almanac/admin");
      await grant.save();
      return grant;
    },
    issueRefreshToken: () => true,
    rotateRefreshToken: false,
    clientBasedCORS: () => true,
    ttl: {
      AccessToken: hour,
      AuthorizationCode: 300,
      Grant: 24 * hour,
      Interaction: hour,
      RefreshToken: 24 * hour,
      Session: hour,
    },
  };
}

interface Answered {
  readonly oidc?: { readonly route: string; readonly entities: { readonly Account?: { readonly accountId: string } } };
  readonly status: number;
  readonly body: unknown;
}

/** The provider's own access token is exchanged for one that says what Cognito's say, letter for letter. */
async function asCognito({ oidc, body, status }: Answered, issuer: Issuer, client: SignInClient): Promise<void> {
  if (oidc?.route !== "token" || status !== 200 || typeof body !== "object" || body === null) return;
  const account = oidc.entities.Account?.accountId;
  if (account === undefined || !("access_token" in body)) return;
  const scope = "scope" in body && typeof body.scope === "string" ? body.scope : "";
  body.access_token = await issuer.accessToken(client.pool, client.id, {
    sub: `sandbox-${account}`,
    username: account,
    scope,
    ...(groupsOf(account).length === 0 ? {} : { "cognito:groups": groupsOf(account) }),
  });
}
