import { expect, it } from "vitest";
import { silence } from "#shared/calendar/messages.ts";
import { concernsOf } from "#shared/usecases/year/concerns.ts";
import { apiOver } from "#test/support/api.ts";
import { captureLogs } from "#test/support/logs.ts";
import { atTime, ownPage } from "#test/support/own-page.ts";
import { aMentee, aMentor, pairAll } from "#test/support/people.ts";
import { ledgerOf } from "#test/support/prompts.ts";
import { type World, world } from "#test/support/world.ts";

captureLogs();

const playbook = { name: "ashp-student", version: 3 } as const;
const until = "2026-10-26";

/** Ana and Bob with their mentors in a programme whose year plan says what becomes of a pause; Cleo is in another cohort. */
async function somePairs() {
  const here = await world({ playbook, cohort: "autumn" });
  const people = [await aMentee(here, "Ana"), await aMentee(here, "Bob"), await aMentor(here, "Lee", { places: 2 })];
  const pairs = await pairAll(here);
  return { here, people, pairs };
}

const atDesk = async (here: World, route: "setPause" | "endPause" | "pauseMentorship", path: object, body: unknown) => {
  here.pass(0.1);
  const { statusCode } = await atTime(here, () =>
    apiOver(here.ports)(route, {
      ...{ groups: "demo", pathParameters: { programme: "demo", ...path }, body: JSON.stringify(body) },
      headers: { accept: "application/json", "content-type": "application/json" },
    }),
  );
  expect(statusCode).toBeLessThan(300);
  await here.work();
};

/** Every night's plan and every morning's mail until a day. */
async function liveUntil(here: World, last: string) {
  const day = () => here.now().toString().slice(0, 10);
  while (day() < last) {
    here.goTo(`${here.now().add({ hours: 24 }).toString().slice(0, 10)}T06:00:00Z`);
    await here.job("plan");
    // Within the hours of both New York's summer and its winter.
    for (const time of ["13:40", "14:20", "14:55", "15:55"]) {
      here.goTo(`${day()}T${time}:00Z`);
      await here.deliver();
    }
  }
}

const sentTo = async (here: World, person: string) =>
  (await ledgerOf(here))
    .filter((one) => one.person === person && one.kind === "prompt" && one.state === "SENT")
    .map(({ subject, occurrence, sentAt = "" }) => ({ subject, occurrence, day: sentAt.slice(0, 10) }))
    .sort((one, other) => (one.day < other.day ? -1 : 1));

const year = (here: World, person: string) => here.store.partsOf("touchpoint", `demo.${person}`);

async function whatAPauseDoes(pause: (here: World, ship: string) => Promise<void>) {
  const { here, people, pairs } = await somePairs();
  await liveUntil(here, "2026-09-02");
  await pause(here, pairs[0]?.id ?? "");
  const before = new Map(await Promise.all(people.map(async (one) => [one, await sentTo(here, one)] as const)));
  await liveUntil(here, "2027-03-01");
  return { here, people, pairs, before };
}

async function expectOnePause(
  result: Awaited<ReturnType<typeof whatAPauseDoes>>,
  paused: readonly string[],
  end: string,
) {
  const { here, people, before } = result;
  const week = (day: string) => day >= end && day < "2026-11-02";
  for (const person of people) {
    const sent = await sentTo(here, person);
    expect(new Set(sent.map(({ subject, occurrence }) => `${subject} ${occurrence}`)).size).toBe(sent.length);
    expect(sent.slice(0, before.get(person)?.length)).toEqual(before.get(person));
    if (!paused.includes(person)) continue;
    expect(sent.filter(({ day }) => day >= "2026-09-03" && day < end)).toEqual([]);
    expect(sent.filter(({ day }) => week(day)).length).toBeLessThanOrEqual(1);
  }
}

it("Y16: everybody pauses in the middle of a year, then goes on: at most one mail to catch up, nothing twice, nothing lost", async () => {
  const result = await whatAPauseDoes((here) => atDesk(here, "setPause", {}, { from: "2026-09-02", until }));
  const { here, people } = result;
  await expectOnePause(result, people, until);
  const [ana = ""] = people;
  const caught = (await sentTo(here, ana)).filter(({ day }) => day >= until && day < "2026-11-02");
  expect(caught).toHaveLength(1);
  // What waited, or was to be named with it, is in the mail; what the pause left out says so.
  for (const { state, reason, date, key } of await year(here, ana))
    if (date >= "2026-09-02" && date < until)
      expect([key, state, reason]).toEqual([key, "dropped", expect.any(String)]);
  const reasons = (await year(here, ana)).filter(({ state }) => state === "dropped").map(({ reason }) => reason);
  expect(
    reasons.every((reason) => ["paused", "merged", "no-longer-applies", "too-late", "in-touch"].includes(reason)),
  ).toBe(true);
});

it("Y16: another cohort's pause changes nobody else's mail", async () => {
  const plain = await whatAPauseDoes(() => Promise.resolve());
  const other = await whatAPauseDoes((here) =>
    atDesk(here, "setPause", {}, { from: "2026-09-02", until, cohort: "spring" }),
  );
  for (const [index, person] of plain.people.entries())
    expect(await sentTo(other.here, other.people[index] ?? "")).toEqual(await sentTo(plain.here, person));
});

it("Y16: a pause that ends early lets mail go on from that day", async () => {
  const { here, people } = await somePairs();
  await liveUntil(here, "2026-09-02");
  await atDesk(here, "setPause", {}, { from: "2026-09-02", until: "2027-03-01" });
  await liveUntil(here, "2026-10-26");
  const [pause] = await here.store.partsOf("pause", "demo");
  await atDesk(here, "endPause", { pause: pause?.id }, {});
  await liveUntil(here, "2026-11-20");
  const sent = await sentTo(here, people[0] ?? "");
  expect(sent.filter(({ day }) => day >= "2026-09-03" && day < "2026-10-26")).toEqual([]);
  expect(sent.filter(({ day }) => day >= "2026-10-26").length).toBeGreaterThan(0);
});

it("Y16: one of two mentorships of a mentor rests: their mail names the other mentee only, and afterwards at most one catches up", async () => {
  const result = await whatAPauseDoes((here, mentorship) =>
    atDesk(here, "pauseMentorship", { mentorship }, { action: "pause", until }),
  );
  const { people, pairs } = result;
  const resting = pairs[0]?.members.find(({ role }) => role === "mentee")?.person ?? "";
  await expectOnePause(
    result,
    people.filter((one) => one === resting),
    until,
  );
});

it("Y16: who lets a mentorship rest and go on the same day loses nothing and gets nothing more", async () => {
  const plain = await whatAPauseDoes(() => Promise.resolve());
  const rested = await whatAPauseDoes(async (here, mentorship) => {
    const [member] = (await here.store.get("mentorship", mentorship))?.members ?? [];
    const page = await ownPage(here, member?.person ?? "");
    await page.send("updateMe", { action: "pause-mentorship", mentorship, until: "" });
    here.pass(0.1);
    await page.send("updateMe", { action: "resume-mentorship", mentorship });
    await here.work();
  });
  for (const [index, person] of plain.people.entries())
    expect(await sentTo(rested.here, rested.people[index] ?? "")).toEqual(await sentTo(plain.here, person));
});

it("Y16: a mentor whose mentorship rests hears nothing while their mentee's year goes on with another", async () => {
  const { here, people, pairs } = await somePairs();
  const [ana = "", , lee = ""] = people;
  const resting = pairs.find(({ members }) => members.some(({ person }) => person === ana));
  if (!resting) throw new Error("They were not paired");
  const lees = await here.store.get("participant", `demo.${lee}`);
  if (!lees) throw new Error("Nobody is there");
  const concerned = async () =>
    (await concernsOf(lees, here.ports)).filter(
      ({ others, touchpoint }) => others.includes(ana) && touchpoint.date < until,
    );
  expect((await concerned()).filter((one) => silence(one) === "paused")).toEqual([]);
  const now = await here.store.get("mentorship", resting.id);
  if (now) await here.store.commit([{ kind: "mentorship", put: { ...now, pause: { from: "2026-08-01", until } } }]);
  const during = await concerned();
  expect(during.length).toBeGreaterThan(0);
  expect(during.every(({ pause }) => pause?.until === until)).toBe(true);
  const after = (await concernsOf(lees, here.ports)).filter(({ touchpoint }) => touchpoint.date >= until);
  expect(after.every(({ pause }) => pause === undefined)).toBe(true);
});
