import type { Temporal } from "temporal-polyfill";

/** A riddle whose answer costs a browser about a second, in the words of ALTCHA's first protocol. */
export interface Challenge {
  readonly algorithm: "SHA-256";
  readonly salt: string;
  readonly challenge: string;
  readonly signature: string;
  readonly maxnumber: number;
}

/** What a form's stamp says. */
export interface Stamp {
  /** The only one of its kind, so that it can be used once. */
  readonly id: string;
  readonly issuedAt: Temporal.Instant;
  /** Whether its riddle was solved. */
  readonly proven: boolean;
}
