import * as fc from "fast-check";
import { vi } from "vitest";

// Properties take their time on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

/** Checks a property that needs no awaiting: it throws at once, with the smallest counterexample. */
export function forAll<Values>(property: fc.IProperty<Values>, numRuns = 100): void {
  void fc.assert(property, { numRuns });
}
