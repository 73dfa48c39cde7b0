import { describe, expect, it } from "vitest";
import { aScene, askFor, lookFor, offeredTo } from "#test/support/asking.ts";
import { aMentee, aMentor, changeMe } from "#test/support/people.ts";
import { type World, world } from "#test/support/world.ts";

describe("looking for a mentor", () => {
  it("P6: shows approved mentors with room, and nobody else", async () => {
    const { here, ana, lee, kim } = await aScene();
    await aMentee(here, "New", { role: "mentor", stage: "leader" });
    await changeMe(here, kim, { action: "places", places: 0 });
    expect(await offeredTo(here, ana)).toEqual(["Lee", "Pat"]);
    await changeMe(here, lee, { action: "leave" });
    expect(await offeredTo(here, ana)).toEqual(["Pat"]);
  });

  it("P6: a mentor whose places are taken in another programme is not offered", async () => {
    const { here, ana, lee } = await aScene();
    await here.store.commit([{ kind: "load", put: { ...(await loadOf(here, lee)), mentorships: ["shp_elsewhere"] } }]);
    expect(await offeredTo(here, ana)).toEqual(["Kim", "Pat"]);
  });

  it("P6: narrows by topic, by stage and by words of the profile, without regard to accents", async () => {
    const { here, ana, pat } = await aScene();
    const profile = {
      id: pat,
      version: 0,
      work: "Médicaments à l’hôpital",
      region: "Québec",
      discipline: "nursing",
    } as const;
    await here.store.commit([{ kind: "profile", put: profile }]);
    expect(await offeredTo(here, ana, { topic: "oncology" })).toEqual(["Kim"]);
    expect(await offeredTo(here, ana, { stage: "practitioner" })).toEqual(["Lee", "Pat"]);
    for (const text of ["quebec", "MÉDIC hopital", "nursing", "pat"])
      expect(await offeredTo(here, ana, { text })).toEqual(["Pat"]);
    expect(await offeredTo(here, ana, { text: "nobody at all" })).toEqual([]);
  });

  it("P6: shows what helps to choose, never an address, how many places, or what is shown to nobody", async () => {
    const { here, ana, pat } = await aScene();
    const put = { id: pat, version: 0, work: "Ward systems", institution: "St Elsewhere", values: { planning: 5 } };
    await here.store.commit([{ kind: "profile", put: { ...put, supports: ["rural"], lived: ["disability"] } }]);
    const { mentors, html } = await lookFor(here, ana);
    expect(mentors.find(({ id }) => id === pat)).toEqual({
      ...{ id: pat, name: "Pat", stage: "practitioner", topics: ["data"], work: "Ward systems" },
    });
    expect(html).toContain("Ward systems");
    const words = html.replace(/<style>.*<\/style>/, "");
    expect(`${words}${JSON.stringify(mentors)}`).not.toMatch(/@|rural|disability|\bplaces?\b|St Elsewhere/);
  });

  it("P6: puts 20 on a page, those who share topics first, each once", async () => {
    const here = await world({ rounds: { every: "never" } });
    const ana = await aMentee(here, "Ana", { topics: ["informatics"] });
    for (let one = 0; one < 45; one++)
      await aMentor(here, `M${one}`, { topics: [one % 9 === 0 ? "informatics" : "data"] });
    const seen: string[] = [];
    let after: string | null | undefined;
    do {
      const page = await lookFor(here, ana, after ? { after } : {});
      expect(page.mentors.length).toBeLessThanOrEqual(20);
      seen.push(...page.mentors.map(({ topics }) => topics.join()));
      after = page.after;
    } while (after);
    expect(seen).toEqual([...Array(5).fill("informatics"), ...Array(40).fill("data")]);
  });

  it("P6: is for mentees of programmes that have it; a mentor and a programme without it see a readable page", async () => {
    const { here, lee } = await aScene();
    expect((await lookFor(here, lee)).outcome).toBe("off");
    const other = await aScene({ requests: "off" });
    expect(await lookFor(other.here, other.ana)).toMatchObject({ outcome: "off", mentors: [] });
    await expect(askFor(other.here, other.ana, other.lee)).rejects.toMatchObject({ code: "conflict" });
  });
});

async function loadOf(here: World, person: string) {
  const load = await here.store.get("load", person);
  if (!load) throw new Error("Only mentors have a load");
  return load;
}
