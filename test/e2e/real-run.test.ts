import { describe, expect, it } from "vitest";
import { realRun } from "#test/simulate/real/run.ts";
import { shared } from "./support/almanac.ts";

describe("messages through the true bundles, DynamoDB Local and SES's endpoint", () => {
  it("M1: are sent once or say why not, while processes are killed and every service fails", async () => {
    const result = await realRun({ messages: 100, seed: 3, brief: true, ...shared() });
    expect(result).toMatchObject({ messages: 100, lost: [], duplicates: [], open: [] });
    // No event is ever lost here: nothing excuses a second sending.
    expect(result.duplicatesExplained).toBe(0);
    const explained = Object.values(result.explained).reduce((sum, count) => sum + count, 0);
    expect(result.accepted + explained).toBe(100);
    expect(result.kills.amidWork).toBeGreaterThan(0);
    expect(Object.keys(result.faults).length).toBeGreaterThan(5);
  });
});
