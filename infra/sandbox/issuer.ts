import { exportJWK, generateKeyPair, type JWK, type JWTPayload, jwtVerify, SignJWT } from "jose";

/** Claims as a user pool's tokens carry them. */
export type Claims = JWTPayload;

/** What stands in for a Cognito user pool: signs tokens, and checks its own. */
export interface Issuer {
  /** A coordinator's access token, on wall-clock time like Cognito's: valid for an hour. */
  accessToken(pool: string, client: string, claims: Claims): Promise<string>;
  /** The claims of a valid token of this pool; undefined for anything else. */
  verify(token: string, pool: string): Promise<Claims | undefined>;
  /** What the pool's tokens name as their issuer. */
  of(pool: string): string;
  /** The key itself, for the sign-in that stands for the pool's pages. */
  privateKey(): Promise<JWK>;
  /** The public key, as the pool's `/.well-known/jwks.json` would show it. */
  jwks(): Promise<unknown>;
}

/** An issuer with a fresh RS256 key. `issuerOf` turns a pool's id into its `iss`. */
export async function createIssuer(issuerOf: (pool: string) => string): Promise<Issuer> {
  const { privateKey, publicKey } = await generateKeyPair("RS256", { extractable: true });
  const kid = "sandbox";
  return {
    accessToken: (pool, client, claims) =>
      new SignJWT({ token_use: "access", client_id: client, version: 2, ...claims })
        .setProtectedHeader({ alg: "RS256", kid })
        .setIssuer(issuerOf(pool))
        .setIssuedAt()
        .setExpirationTime("1h")
        .sign(privateKey),
    async verify(token, pool) {
      try {
        const { payload } = await jwtVerify(token, publicKey, { issuer: issuerOf(pool), algorithms: ["RS256"] });
        return payload;
      } catch {
        return undefined;
      }
    },
    of: issuerOf,
    privateKey: async () => ({ ...(await exportJWK(privateKey)), kid, alg: "RS256", use: "sig" }),
    jwks: async () => ({ keys: [{ ...(await exportJWK(publicKey)), kid, alg: "RS256", use: "sig" }] }),
  };
}
