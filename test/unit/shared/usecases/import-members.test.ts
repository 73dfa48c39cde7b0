import { describe, expect, it } from "vitest";
import { memberIds } from "#shared/usecases/coordinators/member-ids.ts";
import { everything } from "#shared/usecases/everything.ts";
import { apply, check, roll, upload } from "#test/support/imports.ts";
import { aMentee } from "#test/support/people.ts";
import { type World, world } from "#test/support/world.ts";

const listed = (here: World) => everything(here.ports, "member", "demo");
const byNumber = async (here: World, memberNumber: string) =>
  here.store.get("member", (await memberIds("demo", { memberNumber, email: undefined }, here.ports))?.id ?? "");

const faulty = [
  "Member number;E-mail;Career stage;Expires;Shoe size",
  "1;ana@example.net;student;2027-06-30;38",
  "2;not an address;student;2027-06-30;39",
  "3;lee@example.net;astronaut;5.6.2027;40",
  "1;kim@example.net;leader;;41",
  "5;ANA@example.net;leader;;42",
  "",
  ";;student;;43",
  "8;bob@example.net;leader;2027-06-30;44;45",
  "9;cy@example.net;leader;2027-06-30;46",
].join("\r\n");

describe("importing members", () => {
  it("O6: a check says line by line what is wrong, and writes nothing", async () => {
    const here = await world();
    const { work, said, lines } = await check(here, await upload(here, faulty));
    expect(said).toEqual([
      "warning ignored-columns",
      ...[
        "error bad-email 3",
        "error bad-stage 4",
        "error bad-expires 4",
        "error same-number 5",
        "error same-address 6",
      ],
      ...["error nobody 8", "error columns 9"],
    ]);
    expect(lines.find(({ says }) => says === "same-number")?.values).toEqual({ line: 5, first: 2 });
    expect(lines[0]?.values).toEqual({ count: 1, found: "E" });
    expect(work).toMatchObject({ state: "done", done: 2, total: 2 });
    expect(work.summary).toEqual({
      outcome: "looked",
      rows: 8,
      new: 2,
      changed: 0,
      unchanged: 0,
      leftOut: 0,
      wrong: 6,
    });
    expect(await listed(here)).toEqual([]);
    expect(JSON.stringify([lines, work])).not.toMatch(/example\.net|not an address/);
  });

  it("O6: one wrong line stops the whole import, unless the right ones are asked for", async () => {
    const here = await world();
    const id = await upload(here, faulty);
    expect((await apply(here, id)).work.summary).toMatchObject({ outcome: "refused", wrong: 6, new: 0 });
    expect(await listed(here)).toEqual([]);
    expect((await apply(here, id, true)).work.summary).toMatchObject({ outcome: "imported", wrong: 6, new: 2 });
    expect((await listed(here)).map(({ memberNumber }) => memberNumber).sort()).toEqual(["1", "9"]);
  });

  it("O6: importing makes nobody a participant and mails nobody", async () => {
    const here = await world();
    await apply(here, await upload(here, roll(20)));
    expect(await listed(here)).toHaveLength(20);
    expect(await byNumber(here, "A-7")).toMatchObject({
      ...{ name: "Member 7", email: "member.7@example.net", stage: "student", status: "active", state: "listed" },
    });
    await here.deliver();
    expect(here.mailer.calls).toEqual([]);
    expect(await everything(here.ports, "participant", "demo")).toEqual([]);
    expect(here.store.everyItem().filter(({ noun }) => noun === "person")).toEqual([]);
  });

  it("O6: importing the same file twice writes nothing the second time, and says so", async () => {
    const here = await world();
    await apply(here, await upload(here, roll(230)));
    const before = await listed(here);
    const again = await apply(here, await upload(here, roll(230)));
    expect(again.work.summary).toMatchObject({ outcome: "imported", new: 0, changed: 0, unchanged: 230 });
    expect(await listed(here)).toEqual(before);
  });

  it("O6: a later file changes what it says otherwise, empties what it leaves empty, and leaves the rest", async () => {
    const here = await world();
    await apply(here, await upload(here, "number,member number,email,name,status\n,1,ana@example.net,Ana,active"));
    const { work } = await apply(
      here,
      await upload(here, "member number,email,status\n1,,lapsed\n2,lee@example.net,active"),
    );
    expect(work.summary).toMatchObject({ new: 1, changed: 1 });
    const ana = await byNumber(here, "1");
    expect(ana).toMatchObject({ name: "Ana", status: "lapsed", version: 2 });
    expect([ana?.email, ana?.addressHash]).toEqual([undefined, undefined]);
  });

  it("O6: who was known by their address alone is the same member once their number is known", async () => {
    const here = await world();
    await apply(here, await upload(here, "email,name\nana@example.net,Ana"));
    const { work } = await apply(here, await upload(here, "email,member number\nana@example.net,77"));
    expect(work.summary).toMatchObject({ new: 0, changed: 1 });
    expect(await listed(here)).toMatchObject([{ name: "Ana", memberNumber: "77", email: "ana@example.net" }]);
  });

  it("O6: an address a participant has is no error, and said", async () => {
    const here = await world();
    await aMentee(here, "Ana");
    const { work, said } = await check(
      here,
      await upload(here, "email,name\nana@post.example,Ana\nlee@post.example,Lee"),
    );
    expect(said).toEqual(["info takes-part 2"]);
    expect(work.summary).toMatchObject({ new: 2, wrong: 0 });
  });

  it("O6: a file without the columns it needs, without headings, broken or empty is refused with one clear line", async () => {
    const here = await world();
    const firstSaid = async (text: string) => {
      const { work, lines } = await check(here, await upload(here, text));
      expect(work.summary).toMatchObject({ outcome: "unreadable", rows: 0 });
      expect(lines).toHaveLength(1);
      return { says: lines[0]?.says, ...lines[0]?.values };
    };
    expect(await firstSaid("Name;Shoe size\nAna;38")).toEqual({
      ...{ says: "missing-column", lacks: "memberNumber-or-email", found: "B" },
    });
    // Without headings the first line is somebody: their name is not repeated.
    expect(await firstSaid("Ana,ana@example.net\nLee,lee@example.net")).toEqual({ says: "no-headings" });
    // One cell of somebody's is a heading by chance.
    expect(JSON.stringify(await firstSaid("Ana Alvarez,ana@example.net,name\nLee,lee@example.net,x"))).not.toMatch(
      /ana/i,
    );
    expect(await firstSaid('email,name\nana@example.net,"Ana')).toEqual({ says: "broken", line: 2 });
    expect(await firstSaid("")).toEqual({ says: "empty" });
  });

  it("O6: a page says at most a thousand lines of what is wrong, and how many more there are", async () => {
    const here = await world();
    const wrong = Array.from({ length: 2345 }, (_, index) => `${index},nobody`);
    const { lines, work } = await check(
      here,
      await upload(here, ["member number,email", ...wrong].join("\n"), "members", 20_000),
    );
    expect(work.summary).toMatchObject({ wrong: 2345 });
    expect(lines).toHaveLength(1001);
    expect(lines.at(-1)).toMatchObject({ says: "more-error", values: { count: 1345 } });
    expect(lines[999]?.values["line"]).toBe(1001);
  });

  it("O12: who imported is written down with every change, and that it was asked for", async () => {
    const here = await world();
    const id = await upload(here, roll(120));
    await apply(here, id);
    const audits = here.store.everyItem().filter(({ noun }) => noun === "audit");
    const did = audits.filter(({ about }) => about === id || about === "demo").map(({ did, by }) => `${did} ${by}`);
    for (const what of ["begun", "requested", "finished"]) expect(did).toContain(`import-members-${what} cora`);
    expect(did.filter((one) => one === "import-members cora")).toHaveLength(2);
    expect(JSON.stringify(audits)).not.toContain("example.net");
  });
});
