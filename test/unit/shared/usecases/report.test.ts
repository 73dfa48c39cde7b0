import { describe, expect, it } from "vitest";
import { notSaid, Report } from "#shared/domain/report.ts";
import { apiOver, type Parts } from "#test/support/api.ts";
import { aMessage, aParticipant } from "#test/support/builders.ts";
import { aMentee, aMentor, changeMe, pairAll } from "#test/support/people.ts";
import { type World, world } from "#test/support/world.ts";

/** What a coordinator of one programme gets. */
function ask(here: World, route: "showReport" | "makeReport", parts: Parts = {}) {
  return apiOver(here.ports)(route, { groups: "demo", pathParameters: { programme: "demo" }, ...parts });
}

async function made(here: World, key = "first"): Promise<Report> {
  const accepted = await ask(here, "makeReport", { headers: { "idempotency-key": key } });
  expect(accepted.statusCode).toBe(202);
  await here.work();
  return Report.parse(JSON.parse((await ask(here, "showReport")).body).report);
}

type Sector = "public" | "industry";

/** Mentees who wait, some of a region and a sector. */
async function waiting(here: World, region: string, sector: Sector, count: number): Promise<void> {
  for (let index = 0; index < count; index++) {
    const person = `per_${region.toLowerCase()}_${sector}_${index}`;
    await here.store.commit([
      { kind: "participant", put: aParticipant(person) },
      { kind: "profile", put: { id: person, version: 0, region, sector } },
    ]);
  }
}

describe("the report", () => {
  it("O8: counts pairs, talks, mentors, places, answers and mail", async () => {
    const here = await world();
    const mentees = ["Ana", "Ben", "Cy", "Dee", "Eve", "Flo"];
    for (const name of mentees) await aMentee(here, name);
    const mentor = await aMentor(here, "Lee", { places: 8 });
    const pairs = await pairAll(here);
    expect(pairs).toHaveLength(6);
    for (const pair of pairs) {
      const mentee = pair.members.find(({ role }) => role === "mentee")?.person ?? "";
      const [touchpoint] = await here.store.partsOf("touchpoint", `demo.${mentee}`);
      if (touchpoint) await here.store.commit([{ kind: "touchpoint", put: { ...touchpoint, state: "done" } }]);
      const part = await here.store.get("participant", `demo.${mentee}`);
      if (part) await here.store.commit([{ kind: "participant", put: { ...part, facts: { "2026": { fits: true } } } }]);
    }
    const { figures } = (await made(here)).published;
    expect(figures).toMatchObject({ active: 5, ended: 0, met: 5, waiting: 0, mentors: 0, offered: 5, filled: 5 });
    expect(figures).toMatchObject({ menteesAsked: 5, menteesFit: 5, mentorsAsked: 0, reached: 5 });
    expect(figures.mails).toBeGreaterThanOrEqual(15);
    for (const pair of pairs) await changeMe(here, mentor, { action: "end", mentorship: pair.id });
    expect((await made(here, "second")).published.figures).toMatchObject({
      active: 0,
      ended: 5,
      waiting: 5,
      filled: 0,
    });
  });

  it("O8: counts mentors who had a mentee before as those who return", async () => {
    const here = await world();
    for (let index = 0; index < 5; index++) {
      await aMentee(here, `Mentee${"abcde"[index]}`);
      await aMentor(here, `Mentor${"abcde"[index]}`, { places: 1 });
    }
    const pairs = await pairAll(here);
    expect(pairs).toHaveLength(5);
    expect((await made(here)).published.figures).toMatchObject({ mentors: 5, returning: 0 });
    for (const { id, members } of pairs)
      await changeMe(here, members[0]?.person ?? "", { action: "end", mentorship: id });
    expect((await made(here, "second")).published.figures).toMatchObject({ mentors: 5, returning: 5, waiting: 5 });
  });

  it("O8: tells who waits by region and sector, and names no group of fewer than five", async () => {
    const here = await world();
    await waiting(here, "North", "public", 7);
    await waiting(here, "NORTH ", "industry", 4);
    await waiting(here, "Small Town", "industry", 4);
    for (let index = 0; index < 6; index++)
      await here.store.commit([{ kind: "participant", put: aParticipant(`per_quiet_${index}`) }]);
    const { published } = await made(here);
    expect(published.figures.waiting).toBe(20);
    expect(published.regions).toEqual([
      { group: "North", people: 10 },
      { group: notSaid, people: 5 },
    ]);
    expect(published.sectors).toEqual([
      { group: "industry", people: 5 },
      { group: notSaid, people: 5 },
      { group: "public", people: 5 },
    ]);
    const everywhere = JSON.stringify(
      here.store.everyItem().filter(({ noun }) => noun === "report" || noun === "work"),
    );
    expect(everywhere).not.toContain("Small Town");
    const page = await ask(here, "showReport", { headers: { accept: "text/html" } });
    expect(page.body).toContain("North");
    expect(page.body).not.toContain("Small Town");
  });

  it("O8: stays as it is until it is renewed, keeps the one before, and doubles nothing when a press is repeated", async () => {
    const here = await world();
    await waiting(here, "North", "public", 5);
    const first = await made(here);
    await waiting(here, "South", "public", 5);
    expect(JSON.parse((await ask(here, "showReport")).body).report).toMatchObject({ at: first.at });
    here.pass(24);
    const second = await made(here, "second");
    expect(second.published.figures.waiting).toBe(10);
    expect(second.before).toEqual({ at: first.at, published: first.published });
    expect(await made(here, "second")).toEqual(second);
  });

  it("O8: answers as a page to print, with a table for each chart and no style of its own, and as a spreadsheet's file", async () => {
    const here = await world();
    await waiting(here, "=SUM(A1)", "public", 6);
    expect((await ask(here, "showReport", { headers: { accept: "text/html" } })).body).toContain("Make the report");
    await made(here);
    const { body } = await ask(here, "showReport", { headers: { accept: "text/html" } });
    expect(body.match(/<svg/g)).toHaveLength(body.match(/<summary>/g)?.length ?? 0);
    expect(body.match(/<style>/g)).toHaveLength(1);
    expect(body).not.toMatch(/ style=/);
    const csv = await ask(here, "showReport", { queryStringParameters: { format: "csv" } });
    expect(csv.headers).toMatchObject({ "content-disposition": 'attachment; filename="demo-report-2026-08-17.csv"' });
    expect(csv.body).toContain("waiting-by-region,'=SUM(A1),5");
    expect(csv.body).not.toMatch(/,[1-46-9]$/m);
  });

  it("O8: counts every page of a long list", async () => {
    const here = await world();
    await waiting(here, "North", "public", 450);
    for (let index = 0; index < 430; index++)
      await here.store.commit([
        { kind: "message", put: aMessage({ id: `msg_${index}`, state: "SENT", person: `per_${index % 40}` }) },
      ]);
    expect((await made(here)).published.figures).toMatchObject({ waiting: 450, mails: 430, reached: 40 });
  });

  it("T4: is nobody's but the programme's coordinators'", async () => {
    const here = await world();
    await here.programme("other");
    for (const route of ["showReport", "makeReport"] as const) {
      expect((await ask(here, route, { groups: "other" })).statusCode).toBe(404);
      expect((await apiOver(here.ports)(route, { pathParameters: { programme: "demo" } })).statusCode).toBe(401);
    }
  });
});
