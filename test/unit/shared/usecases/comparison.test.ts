import { describe, expect, it } from "vitest";
import { inComparison } from "#shared/calendar/comparison.ts";
import { Report } from "#shared/domain/report.ts";
import { apiOver, type Parts } from "#test/support/api.ts";
import { aParticipant } from "#test/support/builders.ts";
import { aMentorship } from "#test/support/mentorships.ts";
import { aMentee, aMentor, changeMe, tokenFor } from "#test/support/people.ts";
import { type World, world } from "#test/support/world.ts";

const html = { accept: "text/html" };
const drawn = (person: string) => inComparison({ comparison: "on" }, { id: `demo.${person}` });

async function made(here: World): Promise<Report> {
  const ask = (route: "showReport" | "makeReport", parts: Parts = {}) =>
    apiOver(here.ports)(route, { groups: "demo", pathParameters: { programme: "demo" }, ...parts });
  expect((await ask("makeReport", { headers: { "idempotency-key": `at ${here.now()}` } })).statusCode).toBe(202);
  await here.work();
  return Report.parse(JSON.parse((await ask("showReport")).body).report);
}
const reportPage = async (here: World, parts: Parts = {}) => {
  const asked = { groups: "demo", pathParameters: { programme: "demo" }, headers: html, ...parts };
  return (await apiOver(here.ports)("showReport", asked)).body;
};
const mePage = async (here: World, person: string) => {
  const token = await tokenFor(here, "me", person);
  return (await apiOver(here.ports)("me", { pathParameters: { token }, headers: html })).body;
};

/** So many mentees of either group, paired since August; every second, or every fourth of the drawn, met last month. */
async function aProgramme(here: World, fewer: number, others: number): Promise<void> {
  const left = { fewer, others };
  for (let index = 0; left.fewer + left.others > 0; index++) {
    const person = `per_${index}`;
    const group = drawn(person) ? "fewer" : "others";
    if (left[group] === 0) continue;
    const met = left[group] % (group === "fewer" ? 4 : 2) === 0;
    left[group]--;
    const id = `shp_${index}`;
    const lastTalk = met ? "2027-02-10" : undefined;
    await here.store.commit([
      { kind: "participant", put: aParticipant(person, { mentorships: [id], allPrompts: index % 3 === 0 }) },
      { kind: "mentorship", put: aMentorship({ id, mentee: person, startDate: "2026-08-20", lastTalk }) },
    ]);
  }
}

describe("the comparison", () => {
  it("G4: the sign-up page says it before anybody joins, where the programme compares, and nowhere else", async () => {
    const join = async (comparison: "on" | "off") => {
      const here = await world({ comparison });
      return (await apiOver(here.ports)("signUpForm", { pathParameters: { programme: "demo" }, headers: html })).body;
    };
    expect(await join("on")).toContain("A drawn fifth of the mentees gets fewer");
    expect(await join("off")).not.toContain("fifth");
  });

  it("G4: a mentee reads that the programme compares, the same whatever their group; a mentor has nothing to choose", async () => {
    const here = await world({ comparison: "on" });
    const told = new Map<boolean, Set<string>>();
    for (const name of ["Ana", "Bea", "Cat", "Dot", "Eve", "Fay", "Gil", "Hal", "Ida", "Jan", "Kit", "Lou"]) {
      const person = await aMentee(here, name);
      const card = /<h2>Do our invitations help\?<\/h2>.*?<\/section>/s.exec(await mePage(here, person))?.[0] ?? "";
      const words = card.replace(/action="[^"]*"/, "");
      told.set(drawn(person), (told.get(drawn(person)) ?? new Set()).add(words));
    }
    expect([...(told.get(true) ?? [])]).toHaveLength(1);
    expect(told.get(true)).toEqual(told.get(false));
    expect(await mePage(here, await aMentor(here, "Lee"))).not.toContain("Do our invitations help");
    const off = await world();
    expect(await mePage(off, await aMentee(off, "Ana"))).not.toContain("Do our invitations help");
  });

  it("G4: one press, and a mentee gets all invitations; it is kept, and said", async () => {
    const here = await world({ comparison: "on" });
    const ana = await aMentee(here, "Ana");
    expect(await mePage(here, ana)).toContain("I would like all invitations");
    await changeMe(here, ana, { action: "all-prompts" });
    expect(await here.store.get("participant", `demo.${ana}`)).toMatchObject({ allPrompts: true });
    expect(await mePage(here, ana)).toContain("You asked for all invitations");
    const audits = await here.store.partsOf("audit", `demo/${ana}`);
    expect(audits.map(({ did }) => did)).toContain("me-all-prompts");
  });

  it("G4: the report tells both shares, their difference and its interval, rounded; everybody as they were drawn", async () => {
    const here = await world({ comparison: "on" });
    await aProgramme(here, 44, 86);
    here.goTo("2027-03-01");
    const { comparison } = (await made(here)).published;
    expect(comparison).toEqual({
      fewer: { people: 40, percent: 25 },
      others: { people: 80, percent: 50 },
      ...{ difference: -25, low: -40, high: -6 },
    });
    const page = await reportPage(here);
    expect(page).toContain(
      "-25 percentage points. In 19 of 20 such comparisons the true difference lies within bounds like these: -40 to -6",
    );
    expect(page).toContain("The invitations seem to help");
    const csv = await reportPage(here, { queryStringParameters: { format: "csv" }, headers: {} });
    expect(csv).toMatch(/fewer-invitations,percent-met-drawn,25/);
  });

  it("G4: is too early to tell with nineteen in a group; who compares nothing reads nothing of it", async () => {
    const here = await world({ comparison: "on" });
    await aProgramme(here, 19, 40);
    here.goTo("2027-03-01");
    expect((await made(here)).published.comparison).toBeNull();
    expect(await reportPage(here)).toContain("It is too early to say");
    const off = await world();
    expect((await made(off)).published).not.toHaveProperty("comparison");
    expect(await reportPage(off)).not.toContain("Do the invitations help?");
  });
});
