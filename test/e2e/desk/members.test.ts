import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { type Desk, openDesk } from "../support/desk.ts";

const Begun = z.object({ id: z.string(), status: z.string() });
const Report = z.object({
  state: z.string(),
  summary: z.record(z.string(), z.unknown()),
  lines: z.array(z.object({ says: z.string(), values: z.object({ line: z.number() }) })),
});
const Items = z.object({ items: z.array(z.object({ id: z.string(), startDate: z.string().optional() })) });
const Round = z.object({ matched: z.number() });

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.stop());

const admin = "/admin/programmes/demo";
const call = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
  desk.almanac.coordinator(method, `${admin}/${path}`, body, headers);
const mails = (email: string) => desk.almanac.sandbox.messages(email);

let files = 0;
/** Sends a file of running pairs, checks or imports it, and answers its report. */
async function pairs(rows: readonly string[], act: "check" | "application") {
  const text = ["Mentee name,Mentee email,Mentor name,Mentor email,Since", ...rows].join("\n");
  const { id } = Begun.parse(
    await call("POST", "imports", { kind: "pairs", parts: 1 }, { "idempotency-key": `file ${++files}` }),
  );
  await call("PUT", `imports/${id}/parts/0`, { text });
  const { status } = Begun.parse(await call("POST", `imports/${id}/${act}`, {}));
  await desk.almanac.settle();
  return Report.parse(await desk.almanac.coordinator("GET", status));
}

const linkTo = async (email: string) =>
  (await mails(email)).flatMap(({ text }) => text.match(/http:\S+\/respond\/\S+/g) ?? []).at(-1) ?? "";
const press = async (email: string, answer: string): Promise<unknown> =>
  (await desk.almanac.post(await linkTo(email), { answer })).json();
const mentorships = async () => Items.parse(await call("GET", "mentorships?state=active")).items;

describe("the desk, members and running pairs", () => {
  it("J10: takes running pairs by CSV; both press, and their mentorship and calendar begin that day", async () => {
    const rows = [
      "Ana Run,ana.run@example.net,Lee Run,lee.run@example.net,2026-02-01",
      "Bo,bo,Lee Run,lee.run@example.net,",
    ];
    const looked = await pairs(rows, "check");
    expect(looked.lines.map(({ says, values }) => `${values.line} ${says}`)).toEqual(["3 mentee-bad-email"]);
    expect(await mails("ana.run@example.net")).toEqual([]);
    expect((await pairs(rows.slice(0, 1), "application")).summary).toMatchObject({ outcome: "imported", new: 1 });
    await desk.almanac.settle();
    for (const email of ["ana.run@example.net", "lee.run@example.net"]) {
      expect(await mails(email), email).toHaveLength(1);
      const page = await fetch(await linkTo(email), { headers: { accept: "text/html" } });
      expect(await page.text()).toContain("What is not recorded");
    }
    expect(await press("ana.run@example.net", "yes")).toEqual({ outcome: "yes" });
    expect(await mentorships()).toEqual([]);
    expect(await press("lee.run@example.net", "yes")).toEqual({ outcome: "paired" });
    await desk.almanac.settle();
    expect(await mentorships()).toMatchObject([{ startDate: "2026-08-04" }]);
    const [, introduced] = await mails("ana.run@example.net");
    const me = introduced?.text.match(/http:\S+\/me\/[\w.-]+/)?.[0] ?? "";
    const own = z
      .object({ year: z.array(z.unknown()) })
      .parse(await (await fetch(me, { headers: { accept: "application/json" } })).json());
    expect(own.year.length).toBeGreaterThan(5);
  });

  it("J7: an expired membership blocks a new pairing, not the running one; the upsert that renews it is idempotent", async () => {
    const { almanac } = desk;
    const running = await mentorships();
    const settings = z
      .record(z.string(), z.unknown())
      .parse(
        z.object({ items: z.array(z.unknown()) }).parse(await almanac.coordinator("GET", "/admin/programmes")).items[0],
      );
    const { id: _, version: __, ...body } = settings;
    await almanac.coordinator("PUT", admin, { ...body, membership: "required" });
    for (const [name, role] of [
      ["Max Mentor", "mentor"],
      ["Mia Mentee", "mentee"],
    ] as const) {
      const form = { name, email: almanac.address(name), role, stage: role === "mentor" ? "leader" : "student" };
      const member = { memberNumber: name, zone: "America/New_York", topics: ["oncology"], consent: true };
      await fetch(`${almanac.sandbox.url}/join/demo`, {
        method: "POST",
        headers: { "content-type": "application/json", accept: "application/json" },
        body: JSON.stringify({ ...form, ...member }),
      });
      await almanac.settle();
      await almanac.post(await almanac.linkIn(name, "confirm"), {});
      await call("PUT", `members/${encodeURIComponent(name)}`, { status: "active", expires: "2026-08-01" });
    }
    await almanac.approveMentors();
    expect(Round.parse(await almanac.coordinator("GET", await almanac.round())).matched).toBe(0);
    for (const name of ["Max Mentor", "Mia Mentee"])
      for (let twice = 0; twice < 2; twice++)
        expect(
          await call("PUT", `members/${encodeURIComponent(name)}`, { status: "active", expires: "2027-08-01" }),
        ).toMatchObject({ version: expect.any(Number), expires: "2027-08-01" });
    expect(Round.parse(await almanac.coordinator("GET", await almanac.round())).matched).toBe(1);
    expect(await mentorships()).toEqual(running);
  });

  it("O6: by mouse: the list is looked through, and who has not joined is invited", async () => {
    await call("PUT", "members/I-1", { status: "active", email: "inv.one@example.net", name: "Inv One" });
    await call("PUT", "members/I-2", { status: "lapsed", name: "No Address" });
    const { page } = desk;
    await desk.go("programmes/demo/members");
    await desk.axe();
    await desk.picture("members");
    expect(await desk.text()).toContain("Inv One");
    await page.getByRole("button", { name: "Invite all who have not joined…" }).click();
    await page.getByRole("heading", { name: "Invite members" }).waitFor();
    await desk.almanac.settle();
    await page.getByText("One member would be invited.").waitFor();
    await desk.axe();
    await desk.picture("members-invitations");
    expect(await mails("inv.one@example.net")).toEqual([]);
    await page.getByRole("button", { name: "Send one invitation" }).click();
    await page.getByText("Waiting for its turn.").or(page.getByText("One member is invited.")).first().waitFor();
    await desk.almanac.settle();
    await page.getByText("One member is invited.").waitFor();
    await desk.almanac.settle();
    const [mail, ...more] = await mails("inv.one@example.net");
    expect(more).toEqual([]);
    expect(mail?.text).toContain("/join/demo?invite=");
    const stop = mail?.text.match(/http:\S+\/unsubscribe\/\S+/)?.[0] ?? "";
    expect(await (await desk.almanac.post(stop, { "List-Unsubscribe": "One-Click" })).json()).toEqual({
      outcome: "unsubscribed",
    });
  });

  it("O6: by keyboard alone: the list is narrowed and looked through", async () => {
    const { page, byKeyboard } = desk;
    await desk.go("programmes/demo/members");
    await byKeyboard.pick("Show", "Invited");
    await byKeyboard.activate("Show these");
    await desk.shown();
    await page.getByText("Inv One").waitFor();
    expect(await desk.text()).not.toContain("No Address");
    await desk.axe();
    expect(desk.errors).toEqual([]);
  });
});
