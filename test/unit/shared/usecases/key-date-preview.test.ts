import { describe, expect, it } from "vitest";
import type { WorkLine } from "#shared/domain/work.ts";
import { deskOver, workDone } from "#test/support/mail-desk.ts";
import { aMentee, aMentor, pairAll } from "#test/support/people.ts";
import { ledgerOf, sendPrompts } from "#test/support/prompts.ts";
import { type World, world } from "#test/support/world.ts";

const midyear = { programme: "demo", keyDate: "midyear" };
const asRule = { cycle: "2026", date: "2026-12-06", days: 1, state: "tentative" };

/** Ana and Bea with Lee, Carl with Mia: their years are planned. */
async function twoPairs() {
  const here = await world();
  await aMentor(here, "Lee", { places: 2 });
  await aMentor(here, "Mia", { places: 1, zone: "Europe/Berlin" });
  for (const name of ["Ana", "Bea", "Carl"]) await aMentee(here, name);
  await pairAll(here);
  return { here, desk: deskOver(here) };
}
type Scene = Awaited<ReturnType<typeof twoPairs>>;

/** Asks what a change would do, and gives the lines that tell of it. */
async function preview({ here, desk }: Scene, body: Record<string, unknown>) {
  const reply = await desk.json("previewKeyDate", { pathParameters: midyear }, { ...asRule, ...body });
  expect(reply.status).toBe(202);
  const { work, lines } = await workDone(here);
  return {
    work,
    lines: lines.filter(({ says }) => says !== "total"),
    totals: lines.filter(({ says }) => says === "total"),
  };
}

/** Every mail ahead or gone, by its id: its state, and the day it arrives. */
async function mailOf(here: World): Promise<Map<string, { state: string; day: string }>> {
  const all = await ledgerOf(here);
  return new Map(all.map(({ id, state, wall, dueAt }) => [id, { state, day: wall?.date ?? dueAt.slice(0, 10) }]));
}

/** What a preview said, carried out on the ledger as it was. */
function foretold(before: Awaited<ReturnType<typeof mailOf>>, lines: readonly WorkLine[]) {
  const after = new Map(before);
  for (const { says, values } of lines) {
    const [id, to] = [String(values["message"]), String(values["to"])];
    const was = before.get(id);
    if (says === "moved" || says === "new") after.set(id, { state: "PLANNED", day: to });
    else if (says === "gone" && was)
      after.set(id, { state: values["reason"] === "too-late" ? "SKIPPED" : "CANCELLED", day: was.day });
    else if (says === "late") after.set(id, { state: "SKIPPED", day: to });
  }
  return after;
}

const changes: [string, Record<string, unknown>][] = [
  ["a week later", { date: "2026-12-13", state: "confirmed" }],
  ["three weeks earlier", { date: "2026-11-15", state: "confirmed" }],
  ["another length", { days: 5, state: "confirmed" }],
  ["cancelled", { state: "cancelled" }],
  ["to tomorrow", { date: "2026-08-18", state: "confirmed" }],
  ["into another zone", { zone: "Asia/Tokyo", state: "confirmed" }],
];

describe("the preview of a key date", () => {
  it.each(changes)("Y7: %s: what arrives afterwards is what it said, and nothing else", async (_name, body) => {
    const scene = await twoPairs();
    const before = await mailOf(scene.here);
    const { lines } = await preview(scene, body);
    expect(await mailOf(scene.here)).toEqual(before);
    const { cycle: _, ...asked } = { ...asRule, ...body };
    await scene.desk.json("setKeyDate", { pathParameters: midyear }, asked);
    await scene.here.work();
    const news = lines.filter(({ says }) => says === "news");
    const after = await mailOf(scene.here);
    for (const { values } of news) expect(after.has(String(values["message"]))).toBe(true);
    const told = new Set(news.map(({ values }) => String(values["message"])));
    const rest = new Map([...after].filter(([id]) => !told.has(id)));
    expect(rest).toEqual(foretold(before, lines));
  });

  it("Y7: writes nothing but the work, and says whose mail moves from when to when", async () => {
    const scene = await twoPairs();
    const before = scene.here.store.everyItem().filter(({ noun }) => noun !== "work" && noun !== "audit");
    const { work, lines, totals } = await preview(scene, { date: "2026-12-13", state: "confirmed" });
    const after = scene.here.store
      .everyItem()
      .filter(({ noun }) => noun !== "work" && noun !== "workLine" && noun !== "audit");
    expect(after).toEqual(before);
    const moved = lines.filter(({ says }) => says === "moved");
    expect(moved.length).toBeGreaterThan(3);
    expect(work.summary).toMatchObject({ people: 5, moved: moved.length, gone: 0, all: lines.length });
    const cv = moved.filter(({ values }) => values["prompt"] === "cv-review");
    expect(new Set(cv.map(({ person }) => person)).size).toBe(5);
    const count = totals.find(({ values }) => values["prompt"] === "cv-review")?.values["moved"];
    expect(count).toBe(cv.length);
  });

  it("Y7 F29: names what was sent already: it stays, whatever the date becomes", async () => {
    const scene = await twoPairs();
    await sendPrompts(scene.here, "cv-review");
    const { lines, work } = await preview(scene, { date: "2026-12-20", state: "confirmed" });
    const sent = lines.filter(({ says, values }) => says === "sent" && values["prompt"] === "cv-review");
    expect(sent).toHaveLength(5);
    expect(work.summary["sent"]).toBeGreaterThanOrEqual(5);
    expect(lines.some(({ says, values }) => says !== "sent" && values["prompt"] === "cv-review")).toBe(false);
  });

  it("Y7: nobody's mail changes where nothing changes, or where the year is not planned yet", async () => {
    const scene = await twoPairs();
    const same = await preview(scene, { state: "confirmed" });
    expect(same.work.summary).toMatchObject({ people: 0, moved: 0, gone: 0 });
    expect(same.work.summary["unchanged"]).toBeGreaterThan(5);
    scene.here.pass(1);
    const next = await preview(scene, { cycle: "2027", date: "2027-12-20", state: "confirmed" });
    expect(next.work.summary).toMatchObject({ people: 0, moved: 0, gone: 0 });
  });

  it("Y7: its page says who and when, by name, and moves the date by one button", async () => {
    const scene = await twoPairs();
    const { work } = await preview(scene, { date: "2026-12-13", state: "confirmed" });
    const parameters = { pathParameters: { programme: "demo", work: work.id } };
    const { text, html } = await scene.desk.page("showWork", parameters);
    expect(text).toContain("Midyear meeting: from Sunday, December 6, 2026 to Sunday, December 13, 2026");
    expect(text).toMatch(/Ana: “A second pair of eyes on a CV” on .+ instead of /);
    expect(text).toContain("Mail of 5 people would change");
    expect(html).toContain('data-call="programmes/demo/key-dates/midyear"');
    expect(html).toContain('data-version="0"');
  });

  it("Y7: refuses a day of another cycle, with the form as it was typed", async () => {
    const { desk } = await twoPairs();
    const body = { ...asRule, date: "2027-11-30" };
    const { status, html, text } = await desk.page("previewKeyDate", { pathParameters: midyear }, body);
    expect(status).toBe(400);
    expect(text).toContain("Enter a day that exists and lies in this program year.");
    expect(html).toContain('value="2027-11-30"');
  });

  it("Y7: is not carried out over what somebody else decided meanwhile", async () => {
    const { desk, here } = await twoPairs();
    const seen = { pathParameters: midyear, headers: { "if-match": '"0"' } };
    const body = { date: "2026-12-13", days: 1, state: "confirmed" };
    expect((await desk.json("setKeyDate", seen, body)).status).toBe(200);
    expect((await desk.json("setKeyDate", seen, { ...body, date: "2026-12-20" })).status).toBe(412);
    expect(await here.store.partsOf("keyDate", "demo")).toMatchObject([{ date: "2026-12-13" }]);
  });
});

describe("the page of key dates", () => {
  it("O2: has those that are ahead and not certain first, in words", async () => {
    const { desk } = await twoPairs();
    const { text } = await desk.page("listKeyDates", { pathParameters: { programme: "demo" } });
    expect(text).toMatch(/Still to be confirmed.*Midyear meeting .*Sunday, December 6, 2026.*All others/);
    const { json } = await desk.json("listKeyDates", { pathParameters: { programme: "demo" } });
    const states: string[] = json.items.map(({ state }: { state: string }) => state);
    expect(states.lastIndexOf("tentative")).toBeLessThan(states.indexOf("confirmed"));
  });

  it("Y7: leads to the form, with what hangs on the date", async () => {
    const { desk } = await twoPairs();
    const { text, html } = await desk.page("showKeyDate", { pathParameters: midyear });
    expect(text).toContain("Mail that hangs on it: A second pair of eyes on a CV");
    expect(html).toContain('data-call="programmes/demo/key-dates/midyear/preview"');
    const none = { pathParameters: { programme: "demo", keyDate: "nothing" } };
    expect((await desk.json("showKeyDate", none)).status).toBe(404);
  });
});
