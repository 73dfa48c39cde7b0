import { expect, it } from "vitest";
import { kindsTo, lettersTo, tokensIn } from "#test/support/letters.ts";
import { captureLogs } from "#test/support/logs.ts";
import { behind, ownPage } from "#test/support/own-page.ts";
import { aMentee, aMentor, respond, runRound, tokenFor } from "#test/support/people.ts";
import { type World, world } from "#test/support/world.ts";

captureLogs();

const read = async (here: World, person: string) => (await here.store.get("participant", `demo.${person}`))?.orientedAt;

it("J5: is read in short sections, the mentor's words longer than the mentee's, and ticked by a button", async () => {
  const here = await world();
  const [ana, lee] = [await aMentee(here, "Ana"), await aMentor(here, "Lee")];
  const [short, long] = [await ownPage(here, ana), await ownPage(here, lee)];
  const texts = await Promise.all([short.open("orientation"), long.open("orientation")]);
  expect(texts.map(({ body }) => body.match(/<h2>/g)?.length)).toEqual([9, 9]);
  const words = texts.map(({ body }) => body.slice(body.indexOf("<main")).split(" ").length);
  expect(words[1]).toBeGreaterThan((words[0] ?? 0) * 1.2);
  expect(texts[1].body).toContain("The residency Match has rules");
  expect(await read(here, lee)).toBeUndefined();

  const at = here.now().toString({ fractionalSecondDigits: 3 });
  expect((await long.send("tickOrientation", {})).body).toContain("You told us on");
  here.pass(24);
  expect((await long.send("tickOrientation", {})).body).not.toContain("<form");
  expect(await read(here, lee)).toBe(at);
  expect((await short.ask("orientation")).json).toEqual({ outcome: "to-read" });
});

it("J5: nobody has first contact without having read it: the yes says so, for both, in one transaction", async () => {
  const here = await world();
  const [ana, lee] = [await aMentee(here, "Ana"), await aMentor(here, "Lee", { places: 1 })];
  const [proposal] = await runRound(here);
  if (!proposal) throw new Error("Nobody was suggested");
  for (const [side, person] of [["mentor", lee] as const, ["mentee", ana] as const]) {
    const token = await tokenFor(here, "respond", person, proposal.id);
    const { body } = await behind(here, "respondPage", token);
    expect(body).toContain("and I have read what to expect");
    const orientation = body.match(/\/me\/([\w.-]+)\/orientation/)?.[1] ?? "";
    expect((await behind(here, "orientation", orientation)).status).toBe(200);
    const current = await here.store.get("proposal", proposal.id);
    if (!current) throw new Error("The suggestion is gone");
    await respond(here, proposal[side], current, "yes");
    expect(await read(here, person)).toBe(here.now().toString({ fractionalSecondDigits: 3 }));
  }
  await here.work();
  expect(await kindsTo(here, "Ana")).toContain("introduction");
});

it("J5: who has read it before is asked as ever, and a no ticks nothing", async () => {
  const here = await world();
  const [ana, lee] = [await aMentee(here, "Ana"), await aMentor(here, "Lee", { places: 1 })];
  await (await ownPage(here, lee)).send("tickOrientation", {});
  const [proposal] = await runRound(here);
  if (!proposal) throw new Error("Nobody was suggested");
  const { body } = await behind(here, "respondPage", await tokenFor(here, "respond", lee, proposal.id));
  expect(body).toContain("Yes, gladly");
  expect(body).not.toContain("I have read");
  await respond(here, lee, proposal, "yes");
  const asked = await here.store.get("proposal", proposal.id);
  if (!asked) throw new Error("The suggestion is gone");
  await respond(here, ana, asked, "no");
  expect(await read(here, ana)).toBeUndefined();
});

it("J5: the mail that welcomes a mentor leads to it", async () => {
  const here = await world();
  await aMentor(here, "Lee");
  const [, welcome] = await lettersTo(here, "Lee");
  if (!welcome) throw new Error("Nobody was welcomed");
  const [token = ""] = tokensIn(welcome, "me");
  expect(welcome.text).toContain(`/me/${token}/orientation`);
  expect((await behind(here, "orientation", token)).status).toBe(200);
});
