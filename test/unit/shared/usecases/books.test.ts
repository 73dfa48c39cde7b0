import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Playbook } from "#shared/domain/playbook.ts";
import { ashpStudent3 } from "#shared/playbooks/ashp-student-3.ts";
import { shippedPlaybooks } from "#shared/playbooks/shipped.ts";
import { apiOver, type Parts } from "#test/support/api.ts";
import { forAll } from "#test/support/for-all.ts";
import { type World, world } from "#test/support/world.ts";

type BookRoute = "listBooks" | "takeBook" | "showBook" | "showSettings" | "putProgramme" | "copyProgramme";
const json = { "content-type": "application/json" };
const form = { "content-type": "application/x-www-form-urlencoded", accept: "text/html" };

function ask(here: World, route: BookRoute, parts: Parts = {}) {
  return apiOver(here.ports)(route, { groups: "demo", pathParameters: { programme: "demo" }, ...parts });
}

const send = (here: World, body: unknown) => ask(here, "takeBook", { headers: json, body: JSON.stringify(body) });
const book = (here: World, name: string) =>
  ask(here, "showBook", { pathParameters: { programme: "demo", book: name } });
/** The student year as somebody might change it: a week earlier, and without a prompt. */
const changed: Playbook = {
  ...ashpStudent3,
  touchpoints: ashpStudent3.touchpoints
    .filter(({ key }) => key !== "spring")
    .map((rule) => (rule.key === "cv-review" ? { ...rule, at: { ...rule.at, days: -90 } } : rule)),
};

describe("year plans as files", () => {
  it("O9: are listed, and each is to be had as a file that says what is shipped", async () => {
    const here = await world();
    const { items } = JSON.parse((await ask(here, "listBooks")).body);
    expect(items.map((one: { name: string; version: number }) => `${one.name}@${one.version}`)).toEqual([
      ...shippedPlaybooks.keys(),
    ]);
    expect(items.filter((one: { current: boolean }) => one.current)).toMatchObject([
      { name: "ashp-student", version: 1 },
    ]);
    for (const [name, playbook] of shippedPlaybooks) {
      const { body, headers } = await book(here, name);
      expect(headers?.["content-disposition"]).toBe(`attachment; filename="${name.replace("@", "-")}.json"`);
      expect(Playbook.parse(JSON.parse(body))).toEqual(playbook);
    }
    expect((await book(here, "nothing@1")).statusCode).toBe(404);
  });

  it("O9: come back as the programme's own, under a name of their own, and remember what they were made from", async () => {
    const here = await world();
    const taken = await send(here, { name: "our-year", playbook: changed });
    expect(taken.statusCode).toBe(201);
    expect(JSON.parse(taken.body)).toEqual({ playbook: { name: "our-year", version: 1 }, findings: [] });
    const kept = JSON.parse((await book(here, "our-year@1")).body);
    expect(kept).toEqual({
      ...JSON.parse(JSON.stringify(changed)),
      ...{ name: "our-year", version: 1, madeFrom: { name: "ashp-student", version: 3 } },
    });
    const trail = (await here.store.partsOf("audit", "demo")).filter(({ did }) => did === "year-plan-taken");
    expect(trail).toMatchObject([{ by: "cora", reason: "our-year@1" }]);
  });

  it("O9: taken twice are taken once; changed, they are the next edition of the first", async () => {
    const here = await world();
    await send(here, { name: "our-year", playbook: changed });
    await send(here, { name: "our-year", playbook: changed });
    const first = JSON.parse((await book(here, "our-year@1")).body);
    const next = await send(here, { ...first, window: { from: "08:00", to: "10:00" } });
    expect(JSON.parse(next.body).playbook).toEqual({ name: "our-year", version: 2 });
    const second = JSON.parse((await book(here, "our-year@2")).body);
    expect(second.madeFrom).toEqual({ name: "our-year", version: 1 });
    expect(JSON.parse((await book(here, "our-year@1")).body)).toEqual(first);
  });

  it("O9: are chosen in the settings like any other, and copied with the programme", async () => {
    const here = await world();
    await send(here, { name: "our-year", playbook: changed });
    expect((await ask(here, "showSettings", { headers: { accept: "text/html" } })).body).toContain("our-year@1");
    const programme = await here.store.get("programme", "demo");
    const { id: _, version: __, ...settings } = programme ?? { id: "", version: 0 };
    const body = JSON.stringify({ ...settings, playbook: { name: "our-year", version: 1 } });
    expect((await ask(here, "putProgramme", { headers: json, body })).statusCode).toBe(200);
    const copied = JSON.stringify({ id: "other", name: "Other" });
    expect((await ask(here, "copyProgramme", { groups: "*,demo,other", headers: json, body: copied })).statusCode).toBe(
      201,
    );
    expect(await here.store.get("playbook", "other.our-year.1")).toMatchObject({ playbook: { version: 1 } });
  });

  it("O9: follow nothing they were made from: what the parent becomes later is none of theirs", async () => {
    const here = await world();
    await send(here, { name: "our-year", playbook: changed });
    const before = (await book(here, "our-year@1")).body;
    await send(here, { name: "their-year", playbook: { ...changed, name: "our-year", version: 1, extrasAtMost: 2 } });
    await send(here, { name: "our-year", playbook: { ...changed, extrasAtMost: 3 } });
    expect((await book(here, "our-year@1")).body).toBe(before);
    expect(JSON.parse((await book(here, "their-year@1")).body).madeFrom).toEqual({ name: "our-year", version: 1 });
  });

  it("O9: are refused with what is wrong and where, and kept nowhere", async () => {
    const here = await world();
    const refused = async (body: unknown) => {
      const { statusCode, body: answer } = await send(here, body);
      expect(statusCode).toBe(400);
      return JSON.stringify(JSON.parse(answer).errors ?? JSON.parse(answer));
    };
    expect(await refused(changed)).toContain("name");
    expect(await refused({ name: "Our Year", playbook: changed })).toContain("name");
    const [first, ...rest] = changed.touchpoints;
    const soon = { ...changed, touchpoints: [{ ...first, at: { ...first?.at, days: "soon" } }, ...rest] };
    expect(await refused({ name: "our-year", playbook: soon })).toContain("playbook.touchpoints.0.at.days");
    const far = { ...changed, touchpoints: [{ ...first, at: { ...first?.at, days: 1e12 } }, ...rest] };
    expect(await refused({ name: "our-year", playbook: far })).toContain("playbook.touchpoints.0.at.days");
    const nowhere = { from: { kind: "keyDate", name: "midsummer" }, days: 0 };
    const astray = { ...changed, touchpoints: [{ ...first, at: nowhere }, ...rest] };
    expect(await refused({ name: "our-year", playbook: astray })).toContain("midsummer");
    expect(await here.store.partsOf("playbook", "demo")).toHaveLength(1);
  });

  it("O9: refused in the form, show it again with the text, the places, and what was found", async () => {
    const here = await world();
    const typed = async (text: string, name = "our-year") =>
      ask(here, "takeBook", { headers: form, body: new URLSearchParams({ name, text }).toString() });
    const broken = await typed('{"name": ');
    expect(broken.statusCode).toBe(400);
    expect(broken.body).toContain("This is not the file of a year plan");
    expect(broken.body).toContain("&quot;name&quot;");
    const never = { who: "mentee", fact: "attends", is: true };
    const [first, ...rest] = changed.touchpoints;
    const odd = { ...changed, touchpoints: [{ ...first, if: { all: [never, { ...never, is: false }] } }, ...rest] };
    const found = await typed(JSON.stringify(odd));
    expect(found.body).toContain("can never hold");
    expect(found.body).toContain("This plan cannot be used yet");
    const good = await typed(JSON.stringify({ playbook: changed }));
    expect(good.statusCode).toBe(201);
    expect(good.body).toContain("The plan is yours now");
    expect((await typed(JSON.stringify(changed), "hl7-first-time")).body).toContain("Give it a name of its own");
  });

  it("T4: belong to their programme: another's coordinator finds neither list nor file", async () => {
    const here = await world();
    await here.programme("other");
    await send(here, { name: "our-year", playbook: changed });
    const groups = "other";
    expect((await ask(here, "listBooks", { groups })).statusCode).toBe(404);
    expect(
      (
        await ask(here, "takeBook", {
          groups,
          headers: json,
          body: JSON.stringify({ name: "our-year", playbook: changed }),
        })
      ).statusCode,
    ).toBe(404);
    const path = { pathParameters: { programme: "other", book: "our-year@1" } };
    expect((await ask(here, "showBook", { groups, ...path })).statusCode).toBe(404);
  });

  it("T2: whatever the file holds, the answer is never a fault of ours", async () => {
    const here = await world();
    const deep = `${"[".repeat(50_000)}${"]".repeat(50_000)}`;
    const long = JSON.stringify({ ...changed, name: "x".repeat(100_000) });
    const wide = JSON.stringify({ ...changed, touchpoints: Array.from({ length: 9000 }, () => ({})) });
    for (const text of [deep, long, wide, "null", "[]", '"x"', "{}", ""]) {
      const body = new URLSearchParams({ name: "our-year", text }).toString();
      expect((await ask(here, "takeBook", { headers: form, body })).statusCode).toBe(400);
    }
    const bodies: string[] = [];
    forAll(fc.property(fc.json({ maxDepth: 6 }), (text) => void bodies.push(text)));
    for (const text of bodies.slice(0, 60)) {
      const body = new URLSearchParams({ name: "our-year", text }).toString();
      expect((await ask(here, "takeBook", { headers: form, body })).statusCode).toBe(400);
    }
  });
});
