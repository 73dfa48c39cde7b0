import { describe, expect, it } from "vitest";
import { deskOver } from "#test/support/mail-desk.ts";
import { aMentee, aMentor, pairAll } from "#test/support/people.ts";
import { type World, world } from "#test/support/world.ts";

const demo = { pathParameters: { programme: "demo" } };
const of = (name: string, cycle?: string) => ({
  pathParameters: { programme: "demo", keyDate: name },
  ...(cycle !== undefined && { queryStringParameters: { cycle } }),
});
const dates = async (here: World) =>
  (await here.store.partsOf("keyDate", "demo")).map(({ id, version }) => [id, version]);
const regional = { name: "Région: Meeting 2", date: "2027-03-09", days: 2 };

async function aDesk() {
  const here = await world();
  const desk = deskOver(here);
  expect((await desk.json("addKeyDate", demo, regional)).status).toBe(201);
  return { here, desk };
}

describe("key dates at the turn of a cycle", () => {
  it("Y7: come again by themselves ninety days before, once, and are audited", async () => {
    const { here } = await aDesk();
    expect(await here.job("plan")).toMatchObject({
      summary: { keyDates: 0 },
      nothingBefore: "2027-04-02T05:00:00.000Z",
    });
    here.goTo("2027-04-03");
    expect(await here.job("plan", { dryRun: true })).toMatchObject({ summary: { keyDates: 1 } });
    expect(await dates(here)).toEqual([["demo.2026.region-meeting-2", 1]]);
    expect(await here.job("plan")).toMatchObject({ summary: { keyDates: 1 } });
    expect(await here.job("plan")).toMatchObject({ summary: { keyDates: 0 } });
    expect(await dates(here)).toEqual([
      ["demo.2026.region-meeting-2", 1],
      ["demo.2027.region-meeting-2", 1],
    ]);
    const audits = await here.store.partsOf("audit", "demo");
    expect(audits.filter(({ did }) => did === "key-date-copied")).toMatchObject([
      { by: "almanac", reason: "demo.2027.region-meeting-2" },
    ]);
    const { text } = await deskOver(here).page("listKeyDates", demo);
    expect(text).toMatch(
      /Region meeting 2 \(program year 2027\).*Tuesday, March 14, 2028, 2 days.*Not certain yet.*Copied/,
    );
  });

  it("Y7: that were cancelled do not come again, and what was missed is made up for while it is ahead", async () => {
    const { here, desk } = await aDesk();
    await desk.json("addKeyDate", demo, { ...regional, name: "Other", date: "2026-10-01" });
    await desk.json("setKeyDate", of("other"), { date: "2026-10-01", state: "cancelled" });
    // Nobody planned from March to August: the second Tuesday of March 2028 is still ahead.
    here.goTo("2027-08-17");
    expect(await here.job("plan")).toMatchObject({ summary: { keyDates: 1 } });
    expect((await dates(here)).map(([id]) => id)).not.toContain("demo.2027.other");
  });

  it("Y7: of the next cycle are shown and confirmed before it begins", async () => {
    const { here, desk } = await aDesk();
    await aMentee(here, "Ana");
    await aMentor(here, "Lee");
    await pairAll(here);
    const chosen = { ...demo, queryStringParameters: { cycle: "2027" } };
    const { json } = await desk.json("listKeyDates", chosen);
    const cycles = new Set(json.items.map(({ cycle }: { cycle: string }) => cycle));
    expect(cycles).toEqual(new Set(["2027"]));
    expect(json.items).toContainEqual(expect.objectContaining({ name: "region-meeting-2", version: 0 }));
    const { html, text } = await desk.page("showKeyDate", of("midyear", "2027"));
    expect(text).toContain("Sunday, December 5, 2027");
    expect(html).toContain('data-version="0"');
    const confirmed = { date: "2027-12-05", days: 5, state: "confirmed", cycle: "2027" };
    const seen = { ...of("midyear"), headers: { "if-match": '"0"' } };
    expect(await desk.json("setKeyDate", seen, confirmed)).toMatchObject({ status: 200, json: { cycle: "2027" } });
    // Last year's own date, confirmed before the night has copied it; then there is nothing to copy.
    const early = { date: "2028-03-15", days: 1, state: "confirmed" };
    expect(
      (await desk.json("setKeyDate", { ...of("region-meeting-2"), headers: { "if-match": '"0"' } }, early)).status,
    ).toBe(200);
    here.goTo("2027-04-03");
    expect(await here.job("plan")).toMatchObject({ summary: { keyDates: 0 } });
    expect((await desk.json("showKeyDate", of("region-meeting-2", "2027"))).json).toEqual(
      expect.objectContaining({ date: "2028-03-15", state: "confirmed", version: 1 }),
    );
  });

  it("Y7: meant for one cycle are refused a day of another", async () => {
    const { desk } = await aDesk();
    const slip = await desk.json("setKeyDate", of("midyear"), { date: "2027-12-05", cycle: "2026" });
    expect(slip).toMatchObject({ status: 400, json: { errors: [{ field: "date" }] } });
  });

  it("Y7: are added once, under a name no other has", async () => {
    const { here, desk } = await aDesk();
    expect((await desk.json("addKeyDate", demo, regional)).status).toBe(201);
    expect(await dates(here)).toEqual([["demo.2026.region-meeting-2", 1]]);
    for (const body of [
      { ...regional, date: "2027-03-10" },
      { name: "midyear", date: "2026-12-01" },
      { name: "–", date: "2027-01-01" },
    ]) {
      const { status, html, text } = await desk.page("addKeyDate", demo, body);
      expect([status, text.includes("Enter a name that no other date of that year has")]).toEqual([400, true]);
      expect(html).toContain(`value="${body.date}"`);
    }
  });

  it("O2: that come soon and that nobody confirmed are flagged, and counted on today's page", async () => {
    const { here, desk } = await aDesk();
    const flagged = async () => (await desk.page("listKeyDates", demo)).text.split("Soon: please find out").length - 1;
    const counted = async () => {
      const { json } = await desk.json("today", demo);
      return json.waiting.find(({ about }: { about: string }) => about === "dates")?.count;
    };
    // In mid-August: registration, letters and the Midyear meeting; the first deadline is 138 days away.
    expect([await flagged(), await counted()]).toEqual([3, 3]);
    await desk.json("setKeyDate", of("midyear"), { date: "2026-12-06", days: 5, state: "confirmed" });
    expect([await flagged(), await counted()]).toEqual([2, 2]);
    here.goTo("2027-08-20");
    await here.job("plan");
    expect([await flagged(), await counted()]).toEqual([3, 3]);
  });
});
