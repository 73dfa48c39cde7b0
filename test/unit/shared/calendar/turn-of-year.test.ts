import { describe, expect, it } from "vitest";
import { planYear } from "#shared/calendar/plan.ts";
import { start } from "#shared/playbooks/rule-words.ts";
import { on } from "./builders.ts";
import { aMadeUpYear, aPlaybook, seasonal } from "./made-up.ts";

const playbook = aPlaybook([{ ...seasonal, at: start(45) }]);
/** The days of what recurs, of a pair that began then, as seen from a day of July. */
const turns = (startDate: string, today: string) =>
  planYear(aMadeUpYear(playbook, { mentorship: { startDate } }), on(today)).map(({ date }) => date);

describe("recurring topics at the turn of the year", () => {
  it("Y8, Y20: begin anew only once it is settled whether the two go on", () => {
    const [first = ""] = turns("2025-08-04", "2026-07-02");
    expect(first >= "2026-07-31").toBe(true);
    expect(first < "2026-09-15").toBe(true);
  });

  it("Y8: come at once to a pair that began in this very year", () => {
    expect(turns("2026-07-02", "2026-07-02")[0]).toBe("2026-08-17");
  });
});
