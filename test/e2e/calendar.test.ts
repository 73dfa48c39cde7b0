import { Temporal } from "temporal-polyfill";
import { afterEach, describe, expect, it } from "vitest";
import * as z from "zod";
import { type Almanac, startAlmanac } from "./support/almanac.ts";

let almanac: Almanac;
afterEach(() => almanac?.sandbox.stop());

const mentor = { name: "Max Mentor", zone: "America/Los_Angeles" } as const;
const mentee = { name: "Ann One", zone: "Europe/London" } as const;
const Me = z.object({
  year: z.array(z.object({ key: z.string(), date: z.string(), state: z.string(), reason: z.string() })),
  feed: z.string(),
});

async function paired(mentees: readonly { name: string; zone?: string }[] = [mentee]) {
  almanac = await startAlmanac("2026-08-04T12:00:00Z");
  await almanac.coordinator("PUT", "/admin/programmes/demo/key-dates/midyear", {
    date: "2026-12-06",
    days: 5,
    zone: "America/Chicago",
  });
  await almanac.pair([mentor], mentees);
  return almanac;
}
const me = async (name: string) =>
  Me.parse(await (await fetch(await almanac.linkIn(name, "me"), { headers: { accept: "application/json" } })).json());
const entry = async (name: string, key: string) => (await me(name)).year.find((one) => one.key === key);
const tell = async (name: string, fields: Record<string, string>) => {
  expect((await almanac.post(await almanac.linkIn(name, "me"), fields)).status).toBe(200);
  await almanac.settle();
};
const subjects = async (name: string) => (await almanac.mailsTo(name)).map(({ subject }) => subject);
const prompts = async (name: string) =>
  (await almanac.mailsTo(name)).filter(({ headers }) =>
    headers.some(([header]) => header.toLowerCase() === "list-unsubscribe"),
  );

describe("the year of a mentorship", () => {
  it("Y1: begins with a default calendar that the mentee sees and may change without anybody's second yes", async () => {
    await paired();
    const keys = (await me("Ann One")).year.map(({ key }) => key);
    expect(keys).toEqual(
      expect.arrayContaining(["cv-review", "residency-questions", "midyear-plan", "debrief", "spring", "close"]),
    );
    await tell("Ann One", { action: "milestone", milestone: "first-deadline", date: "2026-09-25" });
    expect(await entry("Ann One", "cv-review")).toMatchObject({ reason: "deadline" });
  });

  it("Y2: prompts the CV review at least 21 days before the earliest deadline, wherever it moves", async () => {
    await paired();
    expect((await entry("Ann One", "cv-review"))?.date).toBe("2026-09-14");
    await tell("Ann One", { action: "milestone", milestone: "first-deadline", date: "2026-09-25" });
    const date = (await entry("Ann One", "cv-review"))?.date ?? "";
    expect(Temporal.PlainDate.from(date).until("2026-09-25").days).toBeGreaterThanOrEqual(21);
    await almanac.sandbox.advance({ to: "2026-09-05T00:00:00Z" });
    expect((await prompts("Ann One")).map(({ subject }) => subject)).toContain("A second pair of eyes on your CV");
  });

  it("Y3: prepares a conference with only the sections that apply", async () => {
    await paired();
    await tell("Ann One", { action: "fact", fact: "attends", value: "yes" });
    await tell("Ann One", { action: "fact", fact: "presentsPoster", value: "yes" });
    await almanac.sandbox.advance({ to: "2026-11-11T00:00:00Z" });
    const plan = (await almanac.mailsTo("Ann One")).find(({ subject }) => /midyear/i.test(subject));
    expect(plan?.text).toMatch(/poster/i);
    expect(plan?.text).not.toMatch(/placement service/i);
    expect(plan?.calendar).toBeNull();
  });

  it("Y4: proposes a meeting in person once both attend, at venue time, and takes it back when one does not", async () => {
    await paired();
    await tell("Ann One", { action: "fact", fact: "attends", value: "yes" });
    await tell("Max Mentor", { action: "fact", fact: "attends", value: "yes" });
    await almanac.sandbox.advance({ to: "2026-11-11T00:00:00Z" });
    for (const name of ["Ann One", "Max Mentor"]) {
      const invited = (await almanac.mailsTo(name)).find(({ calendar }) => calendar !== null);
      expect(invited?.calendar).toContain("METHOD:REQUEST");
      // 12:30 in Chicago, the day after the first.
      expect(invited?.calendar).toContain("DTSTART:20261207T183000Z");
    }
    await tell("Max Mentor", { action: "fact", fact: "attends", value: "no" });
    for (const name of ["Ann One", "Max Mentor"]) {
      const last = (await almanac.mailsTo(name)).at(-1);
      expect(last?.calendar).toContain("METHOD:CANCEL");
      expect(last?.calendar).toMatch(/SEQUENCE:1/);
    }
  });

  it("Y10: takes one tap from the mail: met settles it, snooze brings it back once, skip lets it be", async () => {
    await paired();
    await almanac.sandbox.advance({ to: "2026-09-15T00:00:00Z" });
    const answer = async (value: string) => almanac.post(await almanac.linkIn("Ann One", "answer"), { answer: value });
    expect(await (await answer("snooze")).json()).toEqual({ outcome: "snooze" });
    expect((await me("Ann One")).year.filter(({ key }) => key === "cv-review").map(({ state }) => state)).toEqual([
      "snoozed",
      "planned",
    ]);
    await almanac.sandbox.advance({ to: "2026-09-23T00:00:00Z" });
    expect(
      (await subjects("Ann One")).filter((subject) => subject === "A second pair of eyes on your CV"),
    ).toHaveLength(2);
    expect(await (await answer("met")).json()).toEqual({ outcome: "met" });
    expect((await me("Ann One")).year.filter(({ key }) => key === "cv-review").map(({ state }) => state)).toEqual([
      "snoozed",
      "done",
    ]);
    await almanac.sandbox.advance({ to: "2026-10-17T00:00:00Z" });
    await answer("skip");
    expect(await entry("Ann One", "residency-questions")).toMatchObject({ state: "skipped" });
  });

  it("Y12: writes once to a mentor of two, naming both", async () => {
    await paired([mentee, { name: "Ben Two" }]);
    await almanac.sandbox.advance({ to: "2026-09-16T00:00:00Z" });
    const review = (await prompts("Max Mentor")).filter(({ subject }) => /CV/.test(subject));
    expect(review).toHaveLength(1);
    expect(review[0]?.text).toContain("Ann One");
    expect(review[0]?.text).toContain("Ben Two");
  });

  it("Y9, Y13, M1, M2: sends a whole year's prompts once each, inside local hours, within the budget, with working headers", async () => {
    await paired();
    await almanac.sandbox.advance({ to: "2027-08-01T00:00:00Z" });
    for (const [name, zone, most] of [
      ["Ann One", "Europe/London", 18],
      ["Max Mentor", "America/Los_Angeles", 14],
    ] as const) {
      const mails = await almanac.mailsTo(name);
      expect(mails.length).toBeLessThanOrEqual(most);
      const year = await prompts(name);
      expect(year.length).toBeGreaterThan(3);
      expect(new Set(year.map(({ tags }) => tags["sid"])).size).toBe(year.length);
      for (const { acceptedAt, headers, text, html } of year) {
        const local = Temporal.Instant.from(acceptedAt).toZonedDateTimeISO(zone);
        expect(local.hour === 9 || local.hour === 10, `${name} at ${local}`).toBe(true);
        expect(local.dayOfWeek).toBeLessThanOrEqual(5);
        const header = Object.fromEntries(headers.map(([key, value]) => [key.toLowerCase(), value]));
        expect(header["list-unsubscribe-post"]).toBe("List-Unsubscribe=One-Click");
        expect(header["auto-submitted"]).toBe("auto-generated");
        expect(`${text} ${html}`).not.toMatch(/checklist|% (?:done|complete)|completed \d/i);
        expect(text).toContain(name === "Ann One" ? "Max Mentor" : "Ann One");
      }
    }
    const unplanned = z
      .object({ items: z.array(z.unknown()) })
      .parse(await almanac.coordinator("GET", "/admin/programmes/demo/held-mail"));
    expect(unplanned.items).toEqual([]);
  });

  it("M2: stops prompts with one click, as a form and as multipart, without cookies", async () => {
    await paired();
    await almanac.sandbox.advance({ to: "2026-09-04T00:00:00Z" });
    const [prompt] = await prompts("Ann One");
    const link =
      prompt?.headers.find(([name]) => name.toLowerCase() === "list-unsubscribe")?.[1].match(/<(http[^>]+)>/)?.[1] ??
      "";
    const multipart = new FormData();
    multipart.set("List-Unsubscribe", "One-Click");
    expect((await fetch(link, { method: "POST", body: multipart })).status).toBe(200);
    expect(
      (await fetch(link, { method: "POST", body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }) })).status,
    ).toBe(200);
    await almanac.sandbox.advance("P60D");
    expect(await prompts("Ann One")).toHaveLength(1);
  });
});
