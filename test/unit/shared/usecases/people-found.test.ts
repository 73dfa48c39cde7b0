import { describe, expect, it } from "vitest";
import { Concerns, Participants } from "#shared/contracts/answers.ts";
import { raiseConcern } from "#shared/usecases/privacy/concern.ts";
import { apiOver } from "#test/support/api.ts";
import { aParticipant, aPerson } from "#test/support/builders.ts";
import { aMentee, aMentor, pairAll } from "#test/support/people.ts";
import { noQuery, request, type World, world } from "#test/support/world.ts";

async function ask(here: World, query: Record<string, string>, accept = "application/json") {
  const reply = await apiOver(here.ports)("listParticipants", {
    ...{ groups: "demo", pathParameters: { programme: "demo" }, queryStringParameters: query, headers: { accept } },
  });
  expect(reply.statusCode).toBe(200);
  return reply.body;
}
const list = async (here: World, query: Record<string, string> = {}) =>
  Participants.parse(JSON.parse(await ask(here, query)));
const people = async (here: World, query: Record<string, string> = {}) =>
  (await list(here, query)).items.map(({ person }) => person).sort();

/** So many people called `Somebody 0` and so on, and one whose name nobody else has. */
async function aCrowd(count: number): Promise<World> {
  const here = await world();
  for (let number = 0; number < count; number++) {
    const id = `per_${String(number).padStart(5, "0")}`;
    const last = number === count - 1;
    await here.store.commit([
      { kind: "person", put: aPerson({ id, name: last ? "Zoë Éclair" : `Somebody ${number}` }) },
      { kind: "participant", put: aParticipant(id, { memberNumber: `M${number}`, role: last ? "mentor" : "mentee" }) },
    ]);
  }
  return here;
}

describe("finding somebody", () => {
  it("O2: by address, whatever its case; by second address; and not those of another programme", async () => {
    const here = await world();
    await here.programme("other");
    const ana = await aMentee(here, "Ana");
    await aMentee(here, "Bob", { programme: "other" });
    expect(await people(here, { q: " ANA@post.example " })).toEqual([ana]);
    expect(await people(here, { q: "bob@post.example" })).toEqual([]);
    expect(await people(here, { q: "nobody@post.example" })).toEqual([]);
    expect(await people(here, { q: "not@an@address" })).toEqual([]);
    expect(await people(here, { q: "ana@post.example", role: "mentor" })).toEqual([]);
  });

  it("O2: by member number, and by a part of a name without accents", async () => {
    const here = await aCrowd(120);
    expect(await people(here, { q: "m7" })).toEqual(["per_00007"]);
    expect(await people(here, { q: "eclair" })).toEqual(["per_00119"]);
    expect(await people(here, { q: "zoe" })).toEqual(["per_00119"]);
    expect(await people(here, { q: "nobody at all" })).toEqual([]);
  });

  it("O2: looks at a thousand people at most, and offers to search on", async () => {
    const here = await aCrowd(1101);
    const first = await list(here, { q: "eclair" });
    expect(first).toMatchObject({ items: [], cursor: expect.any(String) });
    const html = await ask(here, { q: "eclair" }, "text/html");
    expect(html).toContain("We looked at the next 1,000 people");
    expect(html).toContain(encodeURIComponent("participants?q=eclair&cursor="));
    const second = await list(here, { q: "eclair", cursor: first.cursor ?? "" });
    expect(second.items.map(({ person }) => person)).toEqual(["per_01100"]);
    expect(second.cursor).toBeNull();
  });

  it("O2: a list that is narrowed passes over nobody from page to page", async () => {
    const here = await aCrowd(260);
    const met: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const page: { items: { person: string }[]; cursor: string | null } = await list(here, {
        ...{ role: "mentee", limit: "50" },
        ...(cursor !== "" && { cursor }),
      });
      met.push(...page.items.map(({ person }) => person));
      cursor = page.cursor;
    }
    expect(met).toHaveLength(259);
    expect(new Set(met).size).toBe(259);
  });

  it("O2: by role, by how they stand, and by whether they wait for a mentor", async () => {
    const here = await world();
    const ana = await aMentee(here, "Ana");
    const lee = await aMentor(here, "Lee", { places: 1 });
    await pairAll(here);
    const bob = await aMentee(here, "Bob");
    const kim = await aMentee(here, "Kim", { role: "mentor" });
    expect(await people(here, { role: "mentor" })).toEqual([kim, lee].sort());
    expect(await people(here, { state: "applied" })).toEqual([kim]);
    expect(await people(here, { waiting: "yes" })).toEqual([bob]);
    expect(await people(here, { state: "", role: "", waiting: "", q: "" })).toEqual([ana, bob, kim, lee].sort());
    const html = await ask(here, {}, "text/html");
    for (const name of ["Ana", "Bob", "Kim", "Lee", "To be vetted"]) expect(html).toContain(name);
  });

  it("O2: a held sign-up has its button where it is listed", async () => {
    const here = await world();
    await here.store.commit([
      { kind: "person", put: aPerson({ id: "per_held", name: "Hal", addressState: "unconfirmed" }) },
      { kind: "participant", put: aParticipant("per_held", { state: "held" }) },
    ]);
    const html = await ask(here, { state: "held" }, "text/html");
    expect(html).toContain("Hal");
    expect(html).toContain('data-call="programmes/demo/participants/per_held/release"');
  });
});

describe("the page of concerns", () => {
  it("O2: shows what is open with its words, and closes it after asking once more", async () => {
    const here = await world();
    const body = { text: "He shouts.\nOften.", contact: undefined, website: undefined };
    await raiseConcern(request({ programme: "demo" }, noQuery, body), here.ports, here.now());
    const api = apiOver(here.ports);
    const show = (accept: string) =>
      api("listConcerns", { groups: "demo", pathParameters: { programme: "demo" }, headers: { accept } });
    const html = (await show("text/html")).body;
    expect(html).toContain("<p>He shouts.</p><p>Often.</p>");
    const [concern] = Concerns.parse(JSON.parse((await show("application/json")).body)).items;
    expect(html).toMatch(new RegExp(`<details><summary>.*data-call="programmes/demo/concerns/${concern?.id}/closing"`));
    const pathParameters = { programme: "demo", concern: concern?.id ?? "" };
    expect((await api("closeConcern", { groups: "demo", pathParameters })).statusCode).toBe(200);
    expect((await show("text/html")).body).not.toContain("He shouts");
  });
});
