import type { Temporal } from "temporal-polyfill";
import { plusHours } from "../../domain/time.ts";
import type { RequestContext } from "../http.ts";
import type { Ports, Put } from "../ports.ts";
import type { Pool, Share } from "./budgets.ts";

/**
 * What a form tells of its sender. It never decides whether a form is taken, only which budget its mail is paid from.
 * `proven`: shown the form, and their machine worked for it, or the society vouched for them. `patient`: shown the form
 * and took the time to fill it in, as people without JavaScript do. `bare`: anything else, programs first of all.
 */
export type Lane = "proven" | "patient" | "bare";

/** Records each budget is spread over: fifty people who join at once rarely meet in one of them. */
const shares = 16;

/** Hours a form may stay open. */
export const stampHours = 12;
/** Seconds in which nobody fills in eight fields. */
const patience = 4;

/**
 * What may leave for the whole deployment. Proven: 640 an hour, four times the largest hall we heard of. Unproven: 160
 * bare and 32 patient an hour; bare 352, both together 448 in any 25 hours, so that no attack of a day makes 500
 * strangers' mails, and what comes bare leaves a part to people without JavaScript.
 */
const pools = {
  proven: { of: "proven", shares, limits: [{ hours: 1, most: 40 }] },
  unproven: {
    of: "unproven",
    shares,
    limits: [
      { of: "bare", hours: 1, most: 10 },
      { of: "bare", hours: 25, most: 22 },
      { of: "patient", hours: 1, most: 2 },
      { hours: 25, most: 28 },
    ],
  },
} as const satisfies Record<string, Pool>;

/** The budget of a lane. */
export function poolOf(lane: Lane): Pool {
  return lane === "proven" ? pools.proven : pools.unproven;
}

/** What may leave for one network in an hour: 208 proven, a conference hall on one wifi; 16 patient; bare as the lane itself. */
export function networkPool(network: string): Pool {
  const limits: Share[] = [
    { of: "proven", hours: 1, most: 13 },
    { of: "patient", hours: 1, most: 1 },
  ];
  return { of: `network.${network}`, shares, limits };
}

/** What one address gets, whoever types it: one mail an hour from each programme, three a day from all. */
export function addressLimits(programme: string): Share[] {
  return [
    { of: programme, hours: 1, most: 1 },
    { hours: 24, most: 3 },
  ];
}

/** The budget of an address. */
export function addressBudget(address: string): string {
  return `address.${address}`;
}

/** Who sends a form, as far as budgets go. */
export interface Visitor {
  readonly lane: Lane;
  /** A keyed hash. */
  readonly network: string;
  /** Notes that the stamp was used. */
  readonly used: Put | undefined;
}

/** What a form brings besides its fields. */
export interface Signs {
  readonly stamp?: string | undefined;
  readonly proof?: string | undefined;
}

/** Reads a form's stamp and proof. `vouched`: they came by an invitation made out to the very address they gave. */
export async function visitorOf(
  { stamp, proof }: Signs,
  vouched: boolean,
  { network: raw }: Pick<RequestContext, "network">,
  ports: Pick<Ports, "store" | "stamps" | "addresses">,
  now: Temporal.Instant,
): Promise<Visitor> {
  // No address looks like this, so no hash of one can be mistaken for the other.
  const network = await ports.addresses.hash(`network ${raw}`);
  const bare = { lane: vouched ? "proven" : "bare", network, used: undefined } as const;
  const read = stamp === undefined ? undefined : await ports.stamps.read(stamp, proof);
  if (!read) return bare;
  const seconds = (now.epochMilliseconds - read.issuedAt.epochMilliseconds) / 1000;
  const isOpen = seconds >= -60 && seconds < stampHours * 3600;
  const lane = vouched || read.proven ? "proven" : seconds >= patience ? "patient" : "bare";
  if (!isOpen || lane === "bare" || (await ports.store.get("usedStamp", read.id))) return bare;
  const ttl = Math.floor(plusHours(now, stampHours + 1).epochMilliseconds / 1000);
  return { lane, network, used: { kind: "usedStamp", put: { id: read.id, version: 0, ttl } } };
}
