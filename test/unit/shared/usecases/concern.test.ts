import { describe, expect, it } from "vitest";
import { apiOver } from "#test/support/api.ts";
import { captureLogs } from "#test/support/logs.ts";
import { type World, world } from "#test/support/world.ts";

const logged = captureLogs();
const words = "Zephyrine-words: my mentor crossed a line";
const contact = "zephyrine@post.example";
const demo = { pathParameters: { programme: "demo" } };
const json = { "content-type": "application/json", accept: "application/json" };

const raise = (here: World, body: object) =>
  apiOver(here.ports)("raiseConcern", { ...demo, headers: json, body: JSON.stringify(body) });
const asCoordinator = (here: World, route: "listConcerns" | "closeConcern", concern?: string, groups = "demo") =>
  apiOver(here.ports)(route, { groups, pathParameters: { programme: "demo", ...(concern && { concern }) } });
const listed = async (here: World) => JSON.parse((await asCoordinator(here, "listConcerns")).body).items;

describe("a concern", () => {
  it("O11: reaches the programme's own contact, who is told that one waits and not a word of it", async () => {
    const here = await world({ safeContact: "safe@society.example" });
    expect((await raise(here, { text: words, contact })).statusCode).toBe(202);
    expect(await here.work()).toEqual(["sent"]);
    const [letter] = here.mailer.taken;
    expect(letter).toMatchObject({ to: "safe@society.example" });
    const mail = Buffer.from(letter?.mime ?? []).toString();
    expect(mail).toContain("A concern waits to be read");
    expect(mail).not.toMatch(/ephyrine/);
    expect(logged()).not.toMatch(/ephyrine/);
    expect(await listed(here)).toMatchObject([{ state: "open", text: words, contact }]);
  });

  it("O11: goes to the programme's mailbox where no contact is named", async () => {
    const here = await world();
    await raise(here, { text: words });
    expect(await here.work()).toEqual(["sent"]);
    expect(here.mailer.taken[0]).toMatchObject({ to: "mentoring@society.example" });
  });

  it("O11: keeps nothing of who wrote it unless they say where to answer", async () => {
    const here = await world();
    await raise(here, { text: words, contact: "" });
    const [item] = here.store.everyItem().filter(({ noun }) => noun === "concern");
    expect(Object.keys(item ?? {}).sort()).toEqual(
      ["id", "listPk", "listSk", "noun", "pk", "programme", "raisedAt", "sk", "state", "text", "ttl", "version"].sort(),
    );
    expect(JSON.stringify(here.store.everyItem().filter(({ noun }) => noun !== "concern"))).not.toMatch(/ephyrine/);
  });

  it("O11: says who reads it and by when, before a word is asked for", async () => {
    const here = await world({ safeContact: "safe@society.example" });
    const page = await apiOver(here.ports)("concernForm", { ...demo, headers: { accept: "text/html" } });
    expect(page.body).toContain("safe@society.example");
    expect(page.body).toMatch(/read it, by \w+day, \w+ \d+, \d{4}/);
    expect(page.body).toContain("Your mentor, your mentee and your employer do not read it");
    expect(page.body.indexOf("by ")).toBeLessThan(page.body.indexOf("<textarea"));
  });

  it("O11: comes back with what was typed when something is wrong with it", async () => {
    const here = await world();
    const body = new URLSearchParams({ text: words, contact: "nobody@" }).toString();
    const headers = { accept: "text/html", "content-type": "application/x-www-form-urlencoded" };
    const reply = await apiOver(here.ports)("raiseConcern", { ...demo, headers, body });
    expect(reply.statusCode).toBe(400);
    expect(reply.body).toContain(words);
    expect(reply.body).toContain('href="#contact"');
    for (const text of ["", "   ", "x".repeat(2001)]) expect((await raise(here, { text })).statusCode).toBe(400);
    expect(await listed(here)).toEqual([]);
  });

  it("O11: sent twice is one; one a machine fills in is none", async () => {
    const here = await world();
    for (let times = 0; times < 2; times++) expect((await raise(here, { text: words })).statusCode).toBe(202);
    expect((await raise(here, { text: "buy", website: "https://spam.example" })).statusCode).toBe(202);
    expect(await listed(here)).toHaveLength(1);
    expect(await here.work()).toEqual(["sent"]);
  });

  it("T2: a flood is kept, and alerts of one network's at most three times an hour", async () => {
    const here = await world();
    for (let count = 0; count < 25; count++) await raise(here, { text: `${words} ${count}` });
    expect(await listed(here)).toHaveLength(25);
    expect(await here.work()).toHaveLength(3);
  });

  it("O11: loses its words when a coordinator closes it", async () => {
    const here = await world();
    await raise(here, { text: words, contact });
    const [{ id }] = await listed(here);
    for (let times = 0; times < 2; times++) {
      const closed = JSON.parse((await asCoordinator(here, "closeConcern", id)).body);
      expect(closed).toMatchObject({ id, state: "closed" });
      expect(closed.text).toBeUndefined();
    }
    expect(JSON.stringify(here.store.everyItem())).not.toMatch(/ephyrine/);
    expect((await here.store.partsOf("audit", id)).map(({ did, by }) => [did, by])).toEqual([
      ["concern-raised", "somebody"],
      ["concern-closed", "cora"],
    ]);
    // The alert has nothing to tell any more.
    expect(await here.work()).toEqual(["skipped"]);
  });

  it("T4: is read and closed by its own programme's coordinators alone", async () => {
    const here = await world();
    await here.programme("other");
    await raise(here, { text: words });
    const [{ id }] = await listed(here);
    expect((await asCoordinator(here, "listConcerns", undefined, "other")).statusCode).toBe(404);
    expect((await asCoordinator(here, "closeConcern", id, "other")).statusCode).toBe(404);
    const elsewhere = { programme: "other", concern: id };
    const reply = await apiOver(here.ports)("closeConcern", { groups: "other", pathParameters: elsewhere });
    expect(reply.statusCode).toBe(404);
    expect(await listed(here)).toMatchObject([{ state: "open", text: words }]);
  });
});
