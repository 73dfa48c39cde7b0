import { expect, it } from "vitest";
import { lineOf } from "#shared/usecases/pairing/line.ts";
import { apiOver } from "#test/support/api.ts";
import { kindsTo, lettersTo, tokensIn } from "#test/support/letters.ts";
import { ownPage } from "#test/support/own-page.ts";
import { aMentee, aMentor, pairAll } from "#test/support/people.ts";
import { sendPrompts } from "#test/support/prompts.ts";
import { world } from "#test/support/world.ts";

it("P8: both are asked in private on day 30; a no from the mail's own link stays unheard, and two taps end it, first in line", async () => {
  const here = await world();
  const ana = await aMentee(here, "Ana");
  const lee = await aMentor(here, "Lee", { places: 1 });
  const [pair] = await pairAll(here);
  await sendPrompts(here, "fit-check");
  const api = apiOver(here.ports);
  const asked = await Promise.all(
    ["Ana", "Lee"].map(async (name) => (await lettersTo(here, name)).find(({ text }) => text.includes("do=fits.no"))),
  );
  expect(asked.every((letter) => letter !== undefined)).toBe(true);
  const [hers] = asked;
  const [token = ""] = hers ? tokensIn(hers, "answer") : [];
  const before = (await (await ownPage(here, lee)).open("me")).body;

  const form = { accept: "text/html", "content-type": "application/x-www-form-urlencoded" };
  const said = await api("answer", { pathParameters: { token }, headers: form, body: "answer=fits.no" });
  expect(said.body).toContain("/my-page/demo");
  await here.work();
  expect((await (await ownPage(here, lee)).open("me")).body).toBe(before);
  expect((await kindsTo(here, "Lee")).at(-1)).toBe("prompt");

  // The mail's own page is the one that ends it.
  const [me = ""] = hers ? tokensIn(hers, "me") : [];
  const body = `action=end&mentorship=${pair?.id}`;
  await api("updateMe", { pathParameters: { token: me }, headers: form, body });
  await here.work();
  expect(await here.store.get("mentorship", pair?.id ?? "")).toMatchObject({ state: "ended" });
  expect((await lettersTo(here, "Lee")).at(-1)?.text).not.toMatch(/Ana (ended|decided|asked|said)|feel right/);
  const programme = await here.store.get("programme", "demo");
  if (!programme) throw new Error("No programme");
  await aMentee(here, "Ben");
  expect((await lineOf(programme, here.ports)).waiting.map(({ person }) => person)[0]).toBe(ana);
});
