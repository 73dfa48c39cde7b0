import { describe, expect, it } from "vitest";
import { inRole } from "#shared/domain/mentorship.ts";
import { participantId } from "#shared/domain/participant.ts";
import { planFor } from "#shared/usecases/year/pinned-plan.ts";
import { programmePlan } from "#shared/usecases/year/programme-plan.ts";
import { apiOver, type Parts } from "#test/support/api.ts";
import { aMentee, aMentor, pairAll } from "#test/support/people.ts";
import { type World, world } from "#test/support/world.ts";

type PinRoute = "carryOver" | "previewSettings" | "showWork" | "takeBook" | "putProgramme" | "showBook";
const json = { "content-type": "application/json" };

function ask(here: World, route: PinRoute, parts: Parts = {}) {
  return apiOver(here.ports)(route, { groups: "demo", pathParameters: { programme: "demo" }, ...parts });
}

/** A programme with one running pair, and a year plan of its own in which the first prompt comes a week earlier. */
async function underWay() {
  const here = await world();
  await aMentee(here, "Ana");
  await aMentor(here, "Lee");
  const [pair] = await pairAll(here);
  if (!pair) throw new Error("Nobody was paired");
  const { body } = await ask(here, "showBook", { pathParameters: { programme: "demo", book: "ashp-student@1" } });
  const playbook = JSON.parse(body);
  for (const rule of playbook.touchpoints) if (rule.key === "spring") rule.at.days = 3;
  const file = JSON.stringify({ name: "our-year", playbook });
  expect((await ask(here, "takeBook", { headers: json, body: file })).statusCode).toBe(201);
  return { here, pair };
}

/** The programme chooses its own year plan, as its settings page would. */
async function choose(here: World) {
  const programme = await here.store.get("programme", "demo");
  const { id: _, version: __, ...settings } = programme ?? { id: "", version: 0 };
  const body = JSON.stringify({ ...settings, playbook: { name: "our-year", version: 1 } });
  expect((await ask(here, "putProgramme", { headers: json, body })).statusCode).toBe(200);
  await here.work();
}

/** What the settings page says of that choice before it is made. */
async function lookAtChoice(here: World) {
  const programme = await here.store.get("programme", "demo");
  const { id: _, version: __, ...settings } = programme ?? { id: "", version: 0 };
  const body = JSON.stringify({ ...settings, playbook: { name: "our-year", version: 1 } });
  const { id } = JSON.parse((await ask(here, "previewSettings", { headers: json, body })).body);
  await here.work();
  const parts = { pathParameters: { programme: "demo", work: String(id) } };
  const html = await ask(here, "showWork", { ...parts, headers: { accept: "text/html" } });
  return { lines: JSON.parse((await ask(here, "showWork", parts)).body).lines, page: html.body };
}

/** Looks at carrying over, or does it, and answers what came of it. */
async function carry(here: World, body: Record<string, string> = {}, key = "1") {
  const headers = { ...json, "idempotency-key": `${key}-${JSON.stringify(body)}` };
  const { statusCode, body: answer } = await ask(here, "carryOver", { headers, body: JSON.stringify(body) });
  expect(statusCode).toBe(202);
  const { id } = JSON.parse(answer);
  await here.work();
  const parts = { pathParameters: { programme: "demo", work: String(id) } };
  const html = await ask(here, "showWork", { ...parts, headers: { accept: "text/html" } });
  return { ...JSON.parse((await ask(here, "showWork", parts)).body), page: html.body };
}

const planned = async (here: World) => (await here.store.list("message", "demo", { state: "PLANNED" })).items;
const dayOf = async (here: World, prompt: string) =>
  (await planned(here)).find(({ subject }) => subject === prompt)?.wall?.date;
const pinOf = async (here: World, id: string) => (await here.store.get("mentorship", id))?.playbook;

describe("the year plan a mentorship began with", () => {
  it("Y1: is noted when it begins", async () => {
    const { here, pair } = await underWay();
    expect(await pinOf(here, pair.id)).toEqual({ name: "ashp-student", version: 1 });
  });

  it("Y1: stays theirs when the programme chooses another: nothing running pairs get changes", async () => {
    const { here } = await underWay();
    const before = await planned(here);
    const [stored] = (await here.store.list("participant", "demo")).items.filter(({ role }) => role === "mentee");
    const years = await here.store.partsOf("touchpoint", stored?.id ?? "");
    await choose(here);
    const { summary } = await here.job("plan");
    expect(summary).toMatchObject({ stale: 0 });
    expect(await planned(here)).toEqual(before);
    expect(await here.store.partsOf("touchpoint", stored?.id ?? "")).toEqual(years);
  });

  it("O9: is said to stay, before the programme chooses another: nobody's mail is among what would change", async () => {
    const { here } = await underWay();
    const { lines, page } = await lookAtChoice(here);
    expect(lines.map(({ says }: { says: string }) => says)).toEqual(["playbook"]);
    expect(page).toContain("Running pairs stay on their plan until you carry them over");
  });

  it("Y1: is the new one for pairs that begin afterwards, side by side with the others", async () => {
    const { here, pair } = await underWay();
    const spring = await dayOf(here, "spring");
    await choose(here);
    await aMentee(here, "Bea");
    await aMentor(here, "Kim");
    here.pass(24);
    const next = (await pairAll(here)).find(({ id }) => id !== pair.id);
    expect(await pinOf(here, next?.id ?? "")).toEqual({ name: "our-year", version: 1 });
    const days = async (mentorship: typeof next) => {
      const [person = ""] = mentorship ? inRole(mentorship, "mentee") : [];
      const year = await here.store.partsOf("touchpoint", participantId("demo", person));
      return year.find(({ key }) => key === "spring")?.date;
    };
    expect(await days(pair)).toBe(spring);
    expect(await days(next)).not.toBe(spring);
  });

  it("Y1: is that of the earliest active mentorship, else of the last one, else the programme's", async () => {
    const { here, pair } = await underWay();
    const plan = await programmePlan("demo", here.ports);
    const other = { name: "our-year", version: 1 };
    const later = { ...pair, id: "shp_2", startedAt: "2027-01-01T00:00:00.000Z", playbook: other };
    const nameOf = async (...all: (typeof pair)[]) => (await planFor(plan, all, here.ports)).playbook.name;
    expect(await nameOf({ ...pair, playbook: plan.programme.playbook }, later)).toBe("ashp-student");
    expect(await nameOf({ ...pair, state: "ended" }, later)).toBe("our-year");
    expect(await nameOf({ ...later, state: "ended" }, { ...pair, state: "ended" })).toBe("our-year");
    expect(await nameOf()).toBe("ashp-student");
  });

  it("O9: carried over, is shown first with who would get what differently, and nothing changes by looking", async () => {
    const { here, pair } = await underWay();
    await choose(here);
    const before = await planned(here);
    const look = await carry(here);
    expect(look.summary).toMatchObject({ pairs: 1, people: 1, moved: 1 });
    const line = look.lines.find(({ says }: { says: string }) => says === "moved");
    expect(line).toMatchObject({ values: { prompt: "spring", from: "2027-04-23", to: "2027-04-27" } });
    expect(look.page).toContain("Carry these pairs over");
    expect(look.page).toContain("Ana");
    expect(await planned(here)).toEqual(before);
    expect(await pinOf(here, pair.id)).toEqual({ name: "ashp-student", version: 1 });
  });

  it("O9: carried over, becomes the present one, with an audit, and everybody's year is planned by it", async () => {
    const { here, pair } = await underWay();
    await choose(here);
    const done = await carry(here, { do: "carry" });
    expect(done.summary).toEqual({ pairs: 1 });
    expect(await pinOf(here, pair.id)).toEqual({ name: "our-year", version: 1 });
    expect(await dayOf(here, "spring")).toBe("2027-04-27");
    const trail = (await here.store.partsOf("audit", pair.id)).filter(({ did }) => did === "year-plan-carried");
    expect(trail).toMatchObject([{ by: "cora", reason: "our-year@1" }]);
    expect((await carry(here, { do: "carry" }, "2")).summary).toEqual({ pairs: 0 });
    expect((await here.store.partsOf("audit", pair.id)).filter(({ did }) => did === "year-plan-carried")).toHaveLength(
      1,
    );
    expect((await carry(here, {}, "3")).summary).toMatchObject({ pairs: 0, people: 0 });
  });

  it("O9: what was seen is what is done: a programme changed meanwhile is not carried over", async () => {
    const { here, pair } = await underWay();
    await choose(here);
    const headers = { ...json, "if-match": '"1"' };
    const { statusCode } = await ask(here, "carryOver", { headers, body: JSON.stringify({ do: "carry" }) });
    expect(statusCode).toBe(412);
    await here.work();
    expect(await pinOf(here, pair.id)).toEqual({ name: "ashp-student", version: 1 });
  });
});
