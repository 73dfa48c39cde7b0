/** Seconds since 1970, by this machine's clock: it decides only when a token is renewed, the API decides what it is worth. */
export function seconds(): number {
  return Date.now() / 1000;
}

/** A key for one form: sent with it, and again when its answer was lost. */
export function newKey(): string {
  return crypto.randomUUID();
}
