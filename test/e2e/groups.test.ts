import { afterEach, describe, expect, it } from "vitest";
import * as z from "zod";
import { type Almanac, startAlmanac } from "./support/almanac.ts";

let almanac: Almanac;
afterEach(() => almanac?.sandbox.stop());

const Group = z.object({ id: z.string(), state: z.string(), mentorship: z.string().optional() });
const path = "/admin/programmes/demo/groups";
const mentees = ["Ann One", "Ben Two", "Cem Three"] as const;

describe("groups", () => {
  it("P13: one mentor and three mentees; one says no, two say yes, it begins, and nobody learns of the no", async () => {
    almanac = await startAlmanac("2026-08-04T12:00:00Z");
    const { join, coordinator, respond, mailsTo, address, approveMentors, settle } = almanac;
    await join({ name: "Max Mentor", role: "mentor", stage: "leader" });
    for (const name of mentees) await join({ name });
    await approveMentors(1);
    const made = Group.parse(
      await coordinator("POST", path, {
        ...{ does: "offer", shape: "group" },
        mentors: [address("Max Mentor")],
        mentees: mentees.map(address),
      }),
    );
    expect(made.state).toBe("draft");
    await coordinator("POST", `${path}/${made.id}`, { does: "ask" });
    await settle();
    const asked = async (name: string) => (await mailsTo(name)).some(({ text }) => text.includes("/respond/"));
    expect(await Promise.all(mentees.map(asked))).toEqual([false, false, false]);
    expect(await respond("Max Mentor", "yes")).toEqual({ outcome: "yes" });
    expect(await Promise.all(mentees.map(asked))).toEqual([true, true, true]);
    expect(await respond("Ann One", "yes")).toEqual({ outcome: "yes" });
    expect(await respond("Ben Two", "no")).toEqual({ outcome: "no" });
    expect(await respond("Cem Three", "yes")).toEqual({ outcome: "paired" });
    const { state, mentorship = "" } = Group.parse(await coordinator("GET", `${path}/${made.id}`));
    expect(state).toBe("accepted");
    expect(await coordinator("GET", `/admin/programmes/demo/mentorships/${mentorship}`)).toMatchObject({
      ...{ state: "active", shape: "group" },
      members: [{ role: "mentee" }, { role: "mentee" }, { role: "mentor" }],
    });

    const [toMax] = (await mailsTo("Max Mentor")).filter(({ subject }) => subject.startsWith("Your group begins"));
    const replyTo = toMax?.headers.find(([name]) => name.toLowerCase() === "reply-to")?.[1];
    for (const name of ["Ann One", "Cem Three"] as const) {
      expect(toMax?.text).toContain(name);
      expect(replyTo).toContain(address(name));
      const [begins] = (await mailsTo(name)).filter(({ subject }) => subject.startsWith("Your group begins"));
      expect(begins?.text).toContain("Max Mentor");
    }
    // The first invitations to talk: one mail to the mentor for each, naming both.
    await almanac.sandbox.advance({ to: "2026-10-10T00:00:00Z" });
    const prompts = (await mailsTo("Max Mentor")).filter(({ text }) => text.includes("/answer/"));
    expect(prompts.length).toBeGreaterThan(0);
    for (const { text } of prompts) for (const name of ["Ann One", "Cem Three"]) expect(text).toContain(name);
    for (const name of ["Max Mentor", "Ann One", "Cem Three"])
      for (const { text, subject } of await mailsTo(name)) expect(`${subject} ${text}`).not.toContain("Ben");
    expect((await mailsTo("Ben Two")).some(({ subject }) => subject.startsWith("Your group begins"))).toBe(false);
  });
});
