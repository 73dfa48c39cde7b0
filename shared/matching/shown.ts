import { keptFeatures, type PairingPolicy, relations, type Weights } from "../domain/pairing-policy.ts";
import { type Pool, policyOf } from "./pool.ts";

/** What coordinators see of pairs, weighed as before; nothing else counts. */
export function shownWeights(weights: Weights): Weights {
  return { ...weights, ...Object.fromEntries(keptFeatures.map((name) => [name, 0])) };
}

/** A pool in which only what coordinators see counts, while the same pairs may be: what a programme warns of costs nothing. */
export function shownOnly({ wishes: _, ...pool }: Pool): Pool {
  const policy = policyOf(pool);
  const warned = relations.filter((relation) => policy.relations[relation] === "warn");
  const allowed: Partial<PairingPolicy["relations"]> = Object.fromEntries(warned.map((one) => [one, "allow"]));
  const handled = { ...policy.relations, ...allowed };
  return { ...pool, policy: { ...policy, relations: handled, weights: shownWeights(policy.weights) } };
}
