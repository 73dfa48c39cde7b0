import { describe, expect, it } from "vitest";
import { type Concern, silence } from "#shared/calendar/messages.ts";
import { planYear } from "#shared/calendar/plan.ts";
import type { YearInput } from "#shared/calendar/year.ts";
import type { Touchpoint } from "#shared/domain/touchpoint.ts";
import { keyDate } from "#shared/playbooks/rule-words.ts";
import { aMentorship, aParticipant, on } from "./builders.ts";
import { aMadeUpYear, aPlaybook, aRule } from "./made-up.ts";

const playbook = aPlaybook([
  aRule("keeps", keyDate("opening"), { pause: "keep" }),
  aRule("drops", keyDate("opening", 1), { pause: "drop" }),
  aRule("says-nothing", keyDate("opening", 2)),
  aRule("waits", keyDate("opening", 6), { pause: "shift", expires: keyDate("meeting", -20) }),
  aRule("waits-too", keyDate("opening", 7), { pause: "shift", expires: keyDate("meeting", -10) }),
  aRule("merges", keyDate("opening", 8), { pause: "merge", expires: keyDate("meeting") }),
  aRule("follows", keyDate("opening", 70)),
]);
const september = { from: "2026-08-25", until: "2026-10-03" };
const plan = (more: Parameters<typeof aMadeUpYear>[1], day = "2026-08-04") =>
  planYear(aMadeUpYear(playbook, more), on(day));
const told = (year: readonly Touchpoint[]) =>
  Object.fromEntries(
    year.map(({ key, state, reason, date }) => [key, state === "planned" ? `${reason} ${date}` : reason]),
  );
const pausedBy = {
  programme: { around: { pauses: [september], goal: false } },
  mentee: { mentee: aParticipant("ana", { pause: september }) },
  mentorship: { mentorship: { pause: september } },
} satisfies Record<string, Partial<YearInput> | { mentorship: object }>;

describe.each(Object.entries(pausedBy))("a pause of the %s", (_, more) => {
  it("Y16: keeps, drops, shifts or merges what falls into it, with at most one mail to catch up", () => {
    const year = plan(more);
    expect(told(year)).toEqual({
      keeps: "planned 2026-09-01",
      drops: "paused",
      "says-nothing": "paused",
      waits: "after-pause 2026-10-05",
      "waits-too": "merged",
      merges: "merged",
      follows: "planned 2026-11-10",
    });
    const waits = year.find(({ key }) => key === "waits");
    expect(waits?.sections.mentee).toEqual(["talk", "also-waits-too", "also-merges"]);
    expect(waits?.trace?.slice(1)).toEqual([
      {
        rule: "pause",
        verdict: "moves",
        facts: { from: "2026-08-25", until: "2026-10-03", was: "2026-09-07", is: "2026-10-03" },
      },
      { rule: "working-day", verdict: "moves", facts: { was: "2026-10-03", is: "2026-10-05" } },
    ]);
  });
});

describe("pauses", () => {
  it("Y16: that touch or overlap are one", () => {
    const pauses = [
      { from: "2026-09-20", until: "2026-10-03" },
      { from: "2026-08-25", until: "2026-09-07" },
      { from: "2026-09-07", until: "2026-09-22" },
    ];
    expect(told(plan({ around: { pauses, goal: false } }))).toEqual(told(plan(pausedBy.programme)));
  });

  it("Y16: drop what is over when they end", () => {
    const long = { from: "2026-08-25", until: "2026-11-16" };
    const year = plan({ mentee: aParticipant("ana", { pause: long }) });
    expect(told(year)).toMatchObject({ waits: "paused", "waits-too": "after-pause 2026-11-16", merges: "merged" });
  });

  it("Y16: of one of two mentorships stop nothing", () => {
    const pairs = [aMentorship({ pause: september }), aMentorship({ id: "shp_2", round: "rnd_2" })];
    const mentorships = pairs.map((mentorship) => ({ mentorship, mentors: [aParticipant("lee", { role: "mentor" })] }));
    expect(told(plan({ mentorships }))["waits"]).toBe("planned 2026-09-07");
    const both = mentorships.map((pair) => ({ ...pair, mentorship: { ...pair.mentorship, pause: september } }));
    expect(told(plan({ mentorships: both }))["waits"]).toBe("after-pause 2026-10-05");
  });

  it("Y16: resumed early, go on from that day, and what was let go stays so", () => {
    const stored = plan(pausedBy.mentee);
    const pause = { from: "2026-08-25", until: "2026-09-04" };
    const year = plan({ mentee: aParticipant("ana", { pause }), stored }, "2026-09-04");
    expect(told(year)).toMatchObject({
      ...{ drops: "paused", "says-nothing": "paused", waits: "planned 2026-09-07" },
      ...{ "waits-too": "planned 2026-09-08", merges: "planned 2026-09-09" },
    });
    expect(year.find(({ key }) => key === "waits")?.sections.mentee).toEqual(["talk"]);
  });

  it("Y16: have one mail to catch up, also once it has left", () => {
    const stored = plan(pausedBy.mentee);
    const sent = new Set([stored.find(({ key }) => key === "waits")?.id ?? ""]);
    const after = plan({ ...pausedBy.mentee, stored, sent }, "2026-10-06");
    expect(after).toEqual(stored);
  });

  it("Y16: bring nothing back when a later one takes their place", () => {
    const stored = plan(pausedBy.mentee);
    const sent = new Set([stored.find(({ key }) => key === "waits")?.id ?? ""]);
    const pause = { from: "2026-10-20", until: "2026-10-30" };
    const year = plan({ mentee: aParticipant("ana", { pause }), stored, sent }, "2026-10-20");
    expect(year.filter(({ date, state }) => state === "planned" && date > "2026-10-06").map(({ key }) => key)).toEqual([
      "follows",
    ]);
    expect(told(year)["waits-too"]).toBe("merged");
  });

  it("Y16: of a mentor keep their own mail away, and of a mentee what their year says", () => {
    const [touchpoint] = plan({});
    if (!touchpoint) throw new Error("nothing is planned");
    const of = (side: "mentee" | "mentor"): Concern => ({
      touchpoint: { ...touchpoint, sides: [side] },
      side,
      pause: september,
    });
    expect([silence(of("mentor")), silence(of("mentee"))]).toEqual(["paused", undefined]);
  });
});
