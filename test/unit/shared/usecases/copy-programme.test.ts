import { describe, expect, it } from "vitest";
import { apiOver } from "#test/support/api.ts";
import { aMentee } from "#test/support/people.ts";
import { type World, world } from "#test/support/world.ts";

/** Presses the button of the form that copies `demo`. */
function copy(here: World, id: string, groups = "demo next", headers: Record<string, string> = {}) {
  return apiOver(here.ports)("copyProgramme", {
    ...{ groups, pathParameters: { programme: "demo" } },
    body: new URLSearchParams({ id, name: "Next year" }).toString(),
    headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
  });
}

describe("a copy of a programme", () => {
  it("O9: has the settings and the year plan, nobody in it, no key date, and follows no later change", async () => {
    const here = await world({ places: 3, holidays: ["2026-12-25"] });
    await aMentee(here, "Ana");
    const { statusCode, headers } = await copy(here, "next");
    expect(statusCode).toBe(201);
    expect(headers).toMatchObject({ location: "/admin/programmes/next/settings" });
    const parent = await here.store.get("programme", "demo");
    expect(await here.store.get("programme", "next")).toEqual({ ...parent, id: "next", name: "Next year", version: 1 });
    const [theirs, ours] = await here.store.getMany("playbook", ["demo.ashp-student.1", "next.ashp-student.1"]);
    expect(ours?.playbook).toEqual(theirs?.playbook);
    expect((await here.store.list("participant", "next")).items).toEqual([]);
    expect(await here.store.partsOf("keyDate", "next")).toEqual([]);
    await here.programme("demo", { places: 9 });
    expect((await here.store.get("programme", "next"))?.places).toBe(3);
  });

  it("O9: is made by whoever runs both, once, and never over another programme", async () => {
    const here = await world();
    await here.programme("other");
    const page = { accept: "text/html" };
    const refused = await copy(here, "next", "demo", page);
    expect(refused.statusCode).toBe(400);
    expect(refused.body).toContain("Please choose another short name");
    expect(refused.body).toContain('value="next"');
    expect((await copy(here, "other", "demo other")).statusCode).toBe(400);
    expect((await copy(here, "Not An Id")).statusCode).toBe(400);
    expect((await copy(here, "next", "all-programmes", page)).body).toContain("The copy is there");
    expect((await copy(here, "next")).statusCode).toBe(400);
    expect((await here.store.get("programme", "other"))?.name).toBe("Student Mentoring");
  });
});
