import type { Temporal } from "temporal-polyfill";
import { spread } from "../../domain/ids.ts";
import type { Ports, Put } from "../ports.ts";
import { sharesOf, taken, takenFrom } from "./budgets.ts";
import { addressBudget, addressLimits, networkPool, poolOf, type Visitor } from "./lanes.ts";

/** Whom a mail would go to. */
export interface Addressee {
  /** The address as a keyed hash. */
  readonly address: string;
  readonly programme: string;
}

/**
 * Whether a mail may leave for what a visitor asks: what was spent is then part of the commit that writes the mail.
 * Undefined: the address had its mails for now, or the visitor's lane is full. `tries` moves on to other shares, so that
 * whoever met somebody else at a record meets them there once.
 */
export async function admitted(
  { lane, network, used }: Visitor,
  { address, programme }: Addressee,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
  tries: number,
): Promise<Put[] | undefined> {
  const [pool, hall] = [poolOf(lane), networkPool(network)];
  const own = addressBudget(address);
  const ids = [own, ...sharesOf(pool), ...(lane === "bare" ? [] : sharesOf(hall))];
  const found = await ports.store.getMany("budget", ids);
  const first = spread(`${address} ${tries}`, pool.shares);
  const mine = found.find(({ id }) => id === own);
  const puts = [
    taken(own, mine, addressLimits(programme), programme, now),
    takenFrom(pool, found, first, lane, now),
    // A bare form's network says little: its lane as a whole is no larger than one network's share.
    ...(lane === "bare" ? [] : [takenFrom(hall, found, first, lane, now)]),
  ];
  const granted = puts.filter((put) => put !== undefined);
  if (granted.length < puts.length) return undefined;
  return used ? [...granted, used] : granted;
}
