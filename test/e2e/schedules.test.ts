import { afterEach, describe, expect, it } from "vitest";
import { type Almanac, startAlmanac } from "./support/almanac.ts";

let almanac: Almanac;
afterEach(() => almanac?.sandbox.stop());

const mentor = { name: "Max Mentor" } as const;

describe("schedules", () => {
  it("O1: dispatch, plan, reconcile and housekeeping do their work without anybody asking", async () => {
    almanac = await startAlmanac("2026-08-04T12:00:00Z");
    await almanac.pair([mentor], [{ name: "Ann One" }]);
    // The event that should have planned at once gets lost with its function.
    almanac.sandbox.addFault({ service: "lambda", kind: "error", rate: 1, seed: 1 });
    await almanac
      .coordinator("PUT", "/admin/programmes/demo/key-dates/midyear", { date: "2026-12-20", days: 5 })
      .catch(() => undefined);
    almanac.sandbox.clearFaults();
    await almanac.coordinator("PUT", "/admin/programmes/demo/key-dates/midyear", { date: "2026-12-20", days: 5 });
    await almanac.sandbox.advance("P1D");
    const year = await (
      await fetch(await almanac.linkIn("Ann One", "me"), { headers: { accept: "application/json" } })
    ).text();
    expect(year).toContain('"key":"midyear-plan","occurrence":"2026","date":"2026-11-23"');
    const lines = almanac.sandbox
      .logs()
      .map((line) => JSON.stringify(line))
      .join("\n");
    expect(lines).toMatch(/removed/);
    expect(lines).toMatch(/audited/);
    const before = (await almanac.mailsTo("Ann One")).length;
    await almanac.sandbox.advance({ to: "2026-09-03T16:00:00Z" });
    expect((await almanac.mailsTo("Ann One")).length).toBe(before + 1);
  });

  it(
    "comes to the same year whether every run is made or those are left out of which nothing would come",
    async () => {
      const outcome = async (everyRun: boolean) => {
        almanac = await startAlmanac("2026-08-03T12:00:00Z", { seed: 7 });
        await almanac.pair([mentor], [{ name: "Ann One" }]);
        await almanac.sandbox.advance({ to: "2026-09-02T12:30:00Z" });
        // A morning with prompts; `npm run prove` plays a month both ways, which takes minutes.
        await almanac.sandbox.advance(
          { to: process.env["PROVE"] ? "2026-10-02T00:00:00Z" : "2026-09-02T15:30:00Z" },
          { everyRun },
        );
        const mails = await almanac.sandbox.messages();
        await almanac.sandbox.stop();
        // Seconds in which people clicked differ from run to run; prompts leave at planned minutes.
        return mails
          .filter(({ headers }) => headers.some(([name]) => name.toLowerCase() === "list-unsubscribe"))
          .map(({ acceptedAt, to, subject }) => ({ acceptedAt, to, subject }));
      };
      const some = await outcome(false);
      expect(some.length).toBeGreaterThanOrEqual(2);
      expect(await outcome(true)).toEqual(some);
    },
    process.env["PROVE"] ? 3_600_000 : 180_000,
  );
});
