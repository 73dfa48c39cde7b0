import type { Temporal } from "temporal-polyfill";
import type { Budget } from "../../domain/guard.ts";
import type { Ports, Put } from "../ports.ts";

/** How often something may happen: `most` times in any span of `hours`. */
export interface Limit {
  /** What is counted, without anything personal in it: a keyed hash, a lane. */
  readonly of: string;
  readonly most: number;
  readonly hours: number;
}

/** One of the limits of a budget: for one of the things it is spent on, or for all of them together. */
export interface Share extends Omit<Limit, "of"> {
  readonly of?: string;
}

/** Milliseconds of an hour. */
const hour = 3_600_000;

/**
 * Takes one from a budget, for `of`, if all its limits allow. The record that says so belongs into the same commit as
 * what it allows, so that nothing is counted that did not happen, and nothing happens uncounted. What was spent is kept
 * as instants, not as a count for each day: no limit can be passed twice around a midnight. Undefined: nothing is left.
 */
export function taken(
  id: string,
  before: Budget | undefined,
  limits: readonly Share[],
  of: string,
  now: Temporal.Instant,
): Put | undefined {
  const at = now.epochMilliseconds;
  const within = (hours: number) => (before?.spent ?? []).filter((one) => one.at > at - hours * hour);
  const counts = (limit: Share, one: string) => limit.of === undefined || limit.of === one;
  const isLeft = (limit: Share) => within(limit.hours).filter((one) => counts(limit, one.of)).length < limit.most;
  if (!limits.filter((limit) => counts(limit, of)).every(isLeft)) return undefined;
  const longest = Math.max(...limits.map(({ hours }) => hours));
  const spent = [...within(longest), { at, of }];
  // An hour longer than anybody asks: whoever reads it late still finds it.
  const ttl = Math.floor((at + (longest + 1) * hour) / 1000);
  return { kind: "budget", put: { id, version: before?.version ?? 0, spent, ttl } };
}

/** Takes one from a budget of its own. Undefined: nothing is left in this span. */
export async function spend(
  { of, most, hours }: Limit,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<Put | undefined> {
  const id = `${of}.${hours}`;
  return taken(id, await ports.store.get("budget", id), [{ most, hours }], of, now);
}

/** A budget that many may draw on at once: it lies in equal shares, so that they do not all write the same record. */
export interface Pool {
  readonly of: string;
  readonly shares: number;
  /** The limits of each share; the pool's own are as many times as large. */
  readonly limits: readonly Share[];
}

/** The ids of a pool's shares. */
export function sharesOf({ of, shares }: Pool): string[] {
  return Array.from({ length: shares }, (_, share) => `${of}.${share}`);
}

/**
 * Takes one from the first share that has any left, beginning with share `first`: the pool is empty only when all of
 * its shares are.
 */
export function takenFrom(
  pool: Pool,
  found: readonly Budget[],
  first: number,
  of: string,
  now: Temporal.Instant,
): Put | undefined {
  const ids = sharesOf(pool);
  for (let step = 0; step < ids.length; step++) {
    const id = ids[(first + step) % ids.length] ?? "";
    const put = taken(
      id,
      found.find((one) => one.id === id),
      pool.limits,
      of,
      now,
    );
    if (put) return put;
  }
  return undefined;
}
