import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { type Almanac, startAlmanac } from "./support/almanac.ts";

// One year, told in the order in which it happens: each pair is there for one of the tests.
let almanac: Almanac;
const mentors = [
  { name: "Max Mentor", topics: ["oncology"], zone: "America/Los_Angeles" },
  { name: "Mia Mentor", topics: ["data"] },
  { name: "Moe Mentor", topics: ["policy"] },
  { name: "Mona Mentor", topics: ["research"] },
  { name: "Meg Mentor", topics: ["industry"] },
] as const;
const mentees = [
  { name: "Ann One", topics: ["oncology"], zone: "America/New_York" },
  { name: "Ben Two", topics: ["oncology"], zone: "Europe/London" },
  { name: "Cat Three", topics: ["data"] },
  { name: "Dan Four", topics: ["policy"] },
  { name: "Eve Five", topics: ["research"] },
  { name: "Fay Six", topics: ["industry"] },
] as const;

beforeAll(async () => {
  almanac = await startAlmanac("2026-08-04T12:00:00Z");
  const midyear = { date: "2026-12-06", days: 5, zone: "America/Chicago" };
  await almanac.coordinator("PUT", "/admin/programmes/demo/key-dates/midyear", midyear);
  await almanac.pair(mentors, mentees);
});
afterAll(() => almanac?.sandbox.stop());

const Me = z.object({
  year: z.array(z.object({ key: z.string(), date: z.string(), state: z.string(), reason: z.string() })),
  feed: z.string(),
});
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
const until = (to: string) => almanac.sandbox.advance({ to });

describe("the year of a mentorship", () => {
  it("Y1: begins with a default calendar that the mentee sees and may change without anybody's second yes", async () => {
    const keys = (await me("Cat Three")).year.map(({ key }) => key);
    const standard = ["cv-review", "residency-questions", "midyear-plan", "debrief", "spring", "close"];
    expect(keys).toEqual(expect.arrayContaining(standard));
    expect((await entry("Cat Three", "cv-review"))?.date).toBe("2026-09-14");
    await tell("Cat Three", { action: "milestone", milestone: "first-deadline", date: "2026-09-25" });
    expect(await entry("Cat Three", "cv-review")).toMatchObject({ reason: "deadline" });
  });

  it("Y2: prompts the CV review at least 21 days before the earliest deadline, wherever it moves", async () => {
    const date = (await entry("Cat Three", "cv-review"))?.date ?? "";
    expect(Temporal.PlainDate.from(date).until("2026-09-25").days).toBeGreaterThanOrEqual(21);
    await until("2026-09-04T20:00:00Z");
    expect(await subjects("Cat Three")).toContain("A second pair of eyes on your CV");
    expect(await subjects("Ann One")).not.toContain("A second pair of eyes on your CV");
  });

  it("M2: stops prompts with one click, as a form and as multipart, without cookies", async () => {
    const [prompt] = await prompts("Fay Six");
    const header = prompt?.headers.find(([name]) => name.toLowerCase() === "list-unsubscribe")?.[1];
    const link = header?.match(/<(http[^>]+)>/)?.[1] ?? "";
    const multipart = new FormData();
    multipart.set("List-Unsubscribe", "One-Click");
    expect((await fetch(link, { method: "POST", body: multipart })).status).toBe(200);
    const body = new URLSearchParams({ "List-Unsubscribe": "One-Click" });
    expect((await fetch(link, { method: "POST", body })).status).toBe(200);
    await until("2026-09-15T12:00:00Z");
    expect(await prompts("Fay Six")).toHaveLength(1);
  });

  it("Y12: writes once to a mentor of two, naming both", async () => {
    const review = (await prompts("Max Mentor")).filter(({ subject }) => /CV/.test(subject));
    expect(review).toHaveLength(1);
    expect(review[0]?.text).toContain("Ann One");
    expect(review[0]?.text).toContain("Ben Two");
  });

  it("Y10: takes one tap from the mail: met settles it, snooze brings it back once, skip lets it be", async () => {
    const answer = async (value: string) =>
      (await almanac.post(await almanac.linkIn("Ann One", "answer"), { answer: value })).json();
    const reviews = async () =>
      (await me("Ann One")).year.filter(({ key }) => key === "cv-review").map(({ state }) => state);
    expect(await answer("snooze")).toEqual({ outcome: "snooze" });
    expect(await reviews()).toEqual(["snoozed", "planned"]);
    await until("2026-09-23T00:00:00Z");
    const again = (await subjects("Ann One")).filter((subject) => subject === "A second pair of eyes on your CV");
    expect(again).toHaveLength(2);
    expect(await answer("met")).toEqual({ outcome: "met" });
    expect(await reviews()).toEqual(["snoozed", "done"]);
    await until("2026-10-16T00:00:00Z");
    expect(await answer("skip")).toEqual({ outcome: "skip" });
    expect(await entry("Ann One", "residency-questions")).toMatchObject({ state: "skipped" });
  });

  it("Y3: prepares a conference with only the sections that apply", async () => {
    await tell("Dan Four", { action: "fact", fact: "attends", value: "yes" });
    await tell("Dan Four", { action: "fact", fact: "presentsPoster", value: "yes" });
    for (const name of ["Eve Five", "Mona Mentor"]) await tell(name, { action: "fact", fact: "attends", value: "yes" });
    await until("2026-11-11T00:00:00Z");
    const plan = (await almanac.mailsTo("Dan Four")).find(({ subject }) => /midyear/i.test(subject));
    expect(plan?.text).toMatch(/poster/i);
    expect(plan?.text).not.toMatch(/placement service/i);
    expect(plan?.calendar).toBeNull();
  });

  it("Y4: proposes a meeting in person once both attend, at venue time, and takes it back when one does not", async () => {
    for (const name of ["Eve Five", "Mona Mentor"]) {
      const invited = (await almanac.mailsTo(name)).find(({ calendar }) => calendar !== null);
      expect(invited?.calendar).toContain("METHOD:REQUEST");
      // 12:30 in Chicago, the day after the first.
      expect(invited?.calendar).toContain("DTSTART:20261207T183000Z");
    }
    await tell("Mona Mentor", { action: "fact", fact: "attends", value: "no" });
    for (const name of ["Eve Five", "Mona Mentor"]) {
      const last = (await almanac.mailsTo(name)).at(-1);
      expect(last?.calendar).toContain("METHOD:CANCEL");
      expect(last?.calendar).toMatch(/SEQUENCE:1/);
    }
  });

  it("Y9, Y13, Y21, M1, M2: sends a whole year's prompts once each, naming the other, inside local hours, within the budget", async () => {
    await until("2027-08-01T00:00:00Z");
    for (const [name, zone, most] of [
      ["Ben Two", "Europe/London", 18],
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
        expect(text).toMatch(name === "Ben Two" ? /Max Mentor/ : /Ann One|Ben Two/);
      }
    }
    expect(await prompts("Fay Six")).toHaveLength(1);
    const unplanned = z
      .object({ items: z.array(z.unknown()) })
      .parse(await almanac.coordinator("GET", "/admin/programmes/demo/held-mail"));
    expect(unplanned.items).toEqual([]);
  });
});
