import { describe, expect, it } from "vitest";
import { saidKinds } from "#shared/domain/known.ts";
import { apiOver } from "#test/support/api.ts";
import { aPairToBe, howWePair, note, say, sayOf, suggestedTo } from "#test/support/known.ts";
import { captureLogs } from "#test/support/logs.ts";
import { ownPage } from "#test/support/own-page.ts";
import { aMentee, emailOf } from "#test/support/people.ts";
import type { World } from "#test/support/world.ts";

captureLogs();

it("P2: each of the five ties and the wish not to be paired is told on one's own page, and can be taken back", async () => {
  const { here, ana } = await aPairToBe();
  const page = await ownPage(here, ana);
  for (const as of saidKinds) expect((await sayOf(here, ana, as, "Lee")).status).toBe(200);
  const { json } = await page.ask("profile");
  expect(json).toMatchObject({ knows: saidKinds.map((as) => ({ as, on: "2026-08-17" })) });
  const { body } = await page.open("profile");
  expect(body).toContain("My preceptor, or I am theirs – added on Monday, August 17, 2026");
  expect(body).not.toContain(emailOf("Lee"));
  const kept = JSON.stringify(await here.store.get("profile", ana));
  expect(kept).not.toMatch(/post\.example|"Lee"/);
  await sayOf(here, ana, "avoid", "Lee");
  expect((await here.store.get("profile", ana))?.knows).toHaveLength(saidKinds.length);
});

it("P2: a form without a choice or with half an address comes again, as typed, with what is wrong", async () => {
  const { here, ana } = await aPairToBe();
  const page = await ownPage(here, ana);
  const none = await page.send("updateProfile", { part: "known", as: "", email: "lee@" });
  expect(none.status).toBe(400);
  expect(none.body).toContain('href="#as"');
  expect(none.body).toContain('href="#email"');
  expect(none.body).toContain('value="lee@"');
  for (let one = 0; one < 20; one++) await say(here, ana, "faculty", `f${one}@school.example`);
  const full = await say(here, ana, "faculty", "f20@school.example");
  expect(full.status).toBe(400);
  expect(full.body).toContain("Please remove one first.");
  const long = await page.send("updateProfile", { part: "apart", apart: ["x".repeat(121)] });
  expect(long.body).toContain('href="#apart"');
});

it("P2: for an address that is known and one that is not, the same is read, written and answered", async () => {
  const seen: unknown[] = [];
  for (const email of [emailOf("Lee"), "nobody@post.example"]) {
    const { here, ana } = await aPairToBe();
    const calls: string[] = [];
    const { store: usual } = here.ports;
    const noted = <Result>(call: string, result: Result) => {
      calls.push(call);
      return result;
    };
    const store: typeof usual = {
      ...usual,
      get: (kind, id) => noted(`get ${kind}`, usual.get(kind, id)),
      getMany: (kind, ids) => noted(`many ${kind} ${ids.length}`, usual.getMany(kind, ids)),
      commit: (changes) => noted(`commit ${changes.map(({ kind }) => kind)}`, usual.commit(changes)),
    };
    const watched = { ...here, ports: { ...here.ports, store } };
    const { status, body } = await say(watched, ana, "avoid", email);
    seen.push({ status, calls, body: body.replaceAll(/kno_\w+|me\/[\w.-]+/g, "") });
  }
  expect(seen[0]).toEqual(seen[1]);
});

describe("what coordinators note", () => {
  const told = { about: "relation", as: "conflict", email: emailOf("Lee") };

  it("P2, A4: stands with both, counts in a round of that programme, and can be removed from either page", async () => {
    const { here, ana, lee } = await aPairToBe();
    const answer = await note(here, ana, told);
    expect(answer.statusCode).toBe(200);
    expect(await suggestedTo(here)).toEqual([]);
    for (const [person, other] of [
      [ana, "Lee"],
      [lee, "Ana"],
    ] as const)
      expect(await tiesOf(here, person)).toMatchObject([{ as: "conflict", name: other }]);
    const trail = (await here.store.partsOf("audit", `demo/${ana}`)).filter(({ did }) => did === "relation-told");
    expect(trail).toMatchObject([{ by: "cora", reason: "conflict" }]);
    const [tie] = await tiesOf(here, lee);
    await note(here, lee, { about: "relation-removal", entry: tie?.id ?? "" });
    expect([await tiesOf(here, ana), await tiesOf(here, lee)]).toEqual([[], []]);
    here.pass(1);
    expect(await suggestedTo(here)).toHaveLength(1);
  });

  it("P2, T4: of another programme counts nothing here, is not shown here, and cannot be removed here", async () => {
    const { here, ana, lee } = await aPairToBe();
    await here.programme("other");
    for (const [name, role] of [
      ["Ana", "mentee"],
      ["Lee", "mentor"],
    ] as const)
      await aMentee(here, name, { programme: "other", role });
    await note(here, ana, told, { groups: "other", pathParameters: { programme: "other", person: ana } });
    const [known] = (await here.store.get("profile", ana))?.knows ?? [];
    expect(known).toMatchObject({ as: "conflict", person: lee, told: { programme: "other", by: "cora" } });
    expect(await tiesOf(here, ana)).toEqual([]);
    const theirs = await howWePair(here, "showPairing", { groups: "other" });
    expect(theirs.statusCode).toBe(404);
    expect(await suggestedTo(here)).toHaveLength(1);
  });

  it("P2, T4: of any number of programmes never makes a profile too long to be read", async () => {
    const { here, ana } = await aPairToBe();
    const programmes = ["one", "two", "three"];
    for (const programme of programmes) {
      await here.programme(programme);
      await aMentee(here, "Ana", { programme });
    }
    for (let index = 0; index < 20; index++) {
      const email = `f${index}@school.example`;
      await say(here, ana, "faculty", email);
      for (const programme of programmes)
        await note(here, ana, { ...told, email }, { groups: programme, pathParameters: { programme, person: ana } });
    }
    expect((await here.store.get("profile", ana))?.knows).toHaveLength(80);
    expect((await note(here, ana, told)).statusCode).toBe(200);
    expect(await tiesOf(here, ana)).toHaveLength(1);
    expect((await (await ownPage(here, ana)).open("profile")).status).toBe(200);
  });

  it("P2: is refused at its field, and an address that is nobody's here is taken without a word on whether it is known", async () => {
    const { here, ana } = await aPairToBe();
    const html = { headers: { accept: "text/html" } };
    const wrong = await note(here, ana, { about: "relation", as: "", email: "lee@" }, html);
    expect(wrong.statusCode).toBe(400);
    expect(wrong.body).toContain('href="#as"');
    expect(wrong.body).toContain('value="lee@"');
    expect((await note(here, ana, { ...told, email: emailOf("Ana") }, html)).body).toContain('href="#email"');
    await here.programme("other");
    await aMentee(here, "Zoe", { programme: "other" });
    for (const name of ["Zoe", "Nobody"]) await note(here, ana, { ...told, email: emailOf(name) });
    expect((await tiesOf(here, ana)).map(({ name }) => name)).toEqual([null, null]);
  });
});

interface Tie {
  id: string;
  as: string;
  name: string | null;
}

async function tiesOf(here: World, person: string): Promise<Tie[]> {
  const reply = await apiOver(here.ports)("showPerson", {
    groups: "demo",
    pathParameters: { programme: "demo", person },
  });
  return JSON.parse(reply.body).ties;
}
