import { afterEach, describe, expect, it } from "vitest";
import * as z from "zod";
import { type Almanac, startAlmanac } from "./support/almanac.ts";

let almanac: Almanac;
const begin = async () => {
  almanac = await startAlmanac("2026-08-04T12:00:00Z");
  return almanac;
};
afterEach(() => almanac?.sandbox.stop());

const Round = z.object({
  state: z.string(),
  matched: z.number(),
  proposals: z.array(
    z.object({
      state: z.string(),
      mentor: z.string(),
      reasons: z.array(z.object({ reason: z.string(), detail: z.string() })),
    }),
  ),
});
const mentorships = async () =>
  z
    .object({ items: z.array(z.unknown()) })
    .parse(await almanac.coordinator("GET", "/admin/programmes/demo/mentorships?state=active")).items;

describe("pairing", () => {
  it("J1, P1, P5: pairs the whole group within capacity, asks the mentor first, and starts only when both said yes", async () => {
    const { join, coordinator, round, respond, mailsTo } = await begin();
    await join({ name: "Max Mentor", role: "mentor", stage: "leader", topics: ["oncology"] });
    await join({ name: "Unvetted Mentor", role: "mentor", stage: "leader", topics: ["oncology"] });
    const mentees = ["Ann One", "Ben Two", "Cem Three"];
    for (const name of mentees) await join({ name });
    // Only one of the two is approved; the other must appear nowhere.
    const [first] = await almanac.participants("applied");
    await coordinator("POST", `/admin/programmes/demo/participants/${String(first?.["person"])}/vetting`, {
      decision: "approve",
      places: 2,
    });
    const report = Round.parse(await coordinator("GET", await round()));
    expect(report).toMatchObject({ state: "published", matched: 2 });
    expect(new Set(report.proposals.map(({ mentor }) => mentor))).toEqual(new Set([first?.["person"]]));
    expect(report.proposals.every(({ reasons }) => reasons.some(({ detail }) => detail === "oncology"))).toBe(true);

    const asks = async (name: string) => (await mailsTo(name)).some(({ text }) => text.includes("/respond/"));
    const approved = (await asks("Max Mentor")) ? "Max Mentor" : "Unvetted Mentor";
    const asked = (await mailsTo(approved)).filter(({ text }) => text.includes("/respond/"));
    expect(asked).toHaveLength(1);
    for (const name of mentees)
      expect((await mailsTo(name)).filter(({ text }) => text.includes("/respond/"))).toEqual([]);
    const links = [...new Set(asked[0]?.text.match(/http:\S+\/respond\/\S+/g))];
    expect(links).toHaveLength(2);

    expect(await (await almanac.post(links[0] ?? "", { answer: "yes" })).json()).toEqual({ outcome: "yes" });
    await almanac.settle();
    expect(await mentorships()).toEqual([]);
    const chosen =
      mentees[
        (await Promise.all(mentees.map(mailsTo))).findIndex((mails) =>
          mails.some(({ text }) => text.includes("/respond/")),
        )
      ] ?? "";
    expect(await respond(chosen, "yes")).toEqual({ outcome: "paired" });
    expect(await mentorships()).toHaveLength(1);
    const introductions = (await mailsTo(chosen)).filter(({ subject }) => subject.includes(approved));
    expect(introductions.at(-1)?.headers.find(([name]) => name.toLowerCase() === "reply-to")?.[1]).toContain(
      almanac.address(approved),
    );
  });

  it("P5: passes a decline quietly to the next choice; the one declined sees what anybody sees whose suggestion lapsed", async () => {
    const { join, approveMentors, round, mailsTo, post, linkIn } = await begin();
    for (const name of ["First Choice", "Second Choice"])
      await join({ name, role: "mentor", stage: "leader", topics: [name === "First Choice" ? "oncology" : "data"] });
    await join({ name: "Patient Mentee", topics: ["oncology"] });
    await approveMentors();
    await round();
    expect(await (await post(await linkIn("First Choice", "respond"), { answer: "no" })).json()).toEqual({
      outcome: "no",
    });
    expect((await mailsTo("Patient Mentee")).filter(({ text }) => text.includes("/respond/"))).toEqual([]);
    // The next choice comes with the daily match job.
    await almanac.sandbox.advance("P1D");
    await post(await linkIn("Second Choice", "respond"), { answer: "yes" });
    await almanac.settle();
    const told = await mailsTo("Patient Mentee");
    expect(told.map(({ text }) => text).join()).not.toContain("First Choice");
    const link = await linkIn("Patient Mentee", "respond");
    // Now the mentee lets it lapse: one reminder, then silence.
    await almanac.sandbox.advance("P6D");
    expect((await mailsTo("Patient Mentee")).filter(({ text }) => text.includes("/respond/"))).toHaveLength(2);
    expect(await (await post(link, { answer: "yes" })).json()).toEqual({ outcome: "closed" });
    expect(await mentorships()).toEqual([]);
  });

  it("P1: runs a round by itself every Monday", async () => {
    const { join, approveMentors, mailsTo } = await begin();
    await join({ name: "Max Mentor", role: "mentor", stage: "leader" });
    await join({ name: "Ann One" });
    await approveMentors();
    await almanac.sandbox.advance({ to: "2026-08-10T05:00:00Z" });
    expect((await mailsTo("Max Mentor")).filter(({ text }) => text.includes("/respond/"))).toEqual([]);
    await almanac.sandbox.advance({ to: "2026-08-10T05:30:00Z" });
    expect((await mailsTo("Max Mentor")).filter(({ text }) => text.includes("/respond/"))).toHaveLength(1);
  });
});
